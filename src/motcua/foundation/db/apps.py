from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    name = "motcua.foundation.db"
    label = "db"

    def ready(self) -> None:
        from . import checks  # noqa: F401, PLC0415 - registers the check
