from django.apps import AppConfig


class RegimesConfig(AppConfig):
    name = "motcua.domain.regimes"
    label = "regimes"
