from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "motcua.foundation.signing"
    label = "signing"

    def ready(self) -> None:
        from . import checks  # noqa: F401, PLC0415 — registers the checks
