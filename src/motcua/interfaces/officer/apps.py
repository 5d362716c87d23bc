from django.apps import AppConfig


class OfficerConfig(AppConfig):
    name = "motcua.interfaces.officer"
    label = "officer"
