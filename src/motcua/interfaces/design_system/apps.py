from django.apps import AppConfig


class DesignSystemConfig(AppConfig):
    name = "motcua.interfaces.design_system"
    label = "design_system"
