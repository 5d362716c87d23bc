from django.apps import AppConfig


class MotcuaConfig(AppConfig):
    """Connects facts with their subscribers once all rooms are there."""

    name = "motcua.config"
    label = "config"

    def ready(self) -> None:
        from motcua.interfaces.jobs import timers  # noqa: F401, PLC0415 — registers the timers

        from . import wiring  # noqa: PLC0415

        wiring.connect()
