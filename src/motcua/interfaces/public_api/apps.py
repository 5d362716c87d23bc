from django.apps import AppConfig


class PublicApiConfig(AppConfig):
    name = "motcua.interfaces.public_api"
    label = "public_api"
