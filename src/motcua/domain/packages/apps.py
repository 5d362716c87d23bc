from django.apps import AppConfig


class PackagesConfig(AppConfig):
    name = "motcua.domain.packages"
    label = "packages"
