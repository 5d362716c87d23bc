from django.apps import AppConfig


class IdempotencyConfig(AppConfig):
    name = "motcua.foundation.idempotency"
    label = "idempotency"
