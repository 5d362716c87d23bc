from django.apps import AppConfig


class ControlConfig(AppConfig):
    name = "motcua.domain.control"
    label = "control"
