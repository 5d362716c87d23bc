from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "motcua.domain.catalogue"
    label = "catalogue"
