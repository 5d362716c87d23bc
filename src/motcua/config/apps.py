from django.apps import AppConfig


class MotcuaConfig(AppConfig):
    """Connects facts with their subscribers once all rooms are there."""

    name = "motcua.config"
    label = "config"

    def ready(self) -> None:
        from . import wiring  # noqa: PLC0415

        wiring.connect()
