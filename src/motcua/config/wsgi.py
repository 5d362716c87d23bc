"""The web server's door."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.production")
application = get_wsgi_application()

from motcua.foundation.db import refuse_superuser  # noqa: E402 - after Django is set up

refuse_superuser()
