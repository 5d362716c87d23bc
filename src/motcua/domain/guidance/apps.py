from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "motcua.domain.guidance"
    label = "guidance"
