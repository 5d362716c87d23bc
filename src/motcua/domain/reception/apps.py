from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "motcua.domain.reception"
    label = "reception"
