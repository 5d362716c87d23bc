from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "motcua.interfaces.web"
    label = "web"
