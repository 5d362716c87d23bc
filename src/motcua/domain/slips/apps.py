from django.apps import AppConfig


class SlipsConfig(AppConfig):
    name = "motcua.domain.slips"
    label = "slips"
