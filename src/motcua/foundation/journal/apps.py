from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "motcua.foundation.journal"
    label = "journal"

    def ready(self) -> None:
        from . import checks  # noqa: F401, PLC0415 - registers the check
