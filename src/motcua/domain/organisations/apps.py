from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "motcua.domain.organisations"
    label = "organisations"
