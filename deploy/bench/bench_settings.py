"""`make demo`'s settings with one address more, and folders of the bench's own."""

from motcua.config.settings import demo
from motcua.config.settings.demo import *  # noqa: F403 - as every environment does

ROOT_URLCONF = "bench_urls"
STATIC_ROOT = demo.STATE_FOLDER / "bench/static"
CONTENT_STORE_FOLDER = demo.STATE_FOLDER / "bench/files"
# Each run has a database of its own, and so a journal of its own.
JOURNAL_ROOTS_FOLDER = demo.STATE_FOLDER / "bench/journal" / demo.DATABASES["default"]["NAME"]
