from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "motcua.foundation.outbox"
    label = "outbox"
