"""The suite: cheap passwords, no compressed static files; everything else as in production."""

import os

os.environ.setdefault("MOTCUA_SECRET_KEY", "the-suite-has-no-secrets")
os.environ.setdefault("MOTCUA_DATABASE_URL", "postgresql://postgres@127.0.0.1/motcua")

from .base import *

IS_DEMONSTRATION = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
REFERENCE_CACHE_SECONDS = 0.0  # Tests roll publications back.
