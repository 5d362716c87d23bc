from django.apps import AppConfig


class CommandsConfig(AppConfig):
    name = "motcua.interfaces.commands"
    label = "commands"
