from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "motcua.domain.forms"
    label = "forms"
