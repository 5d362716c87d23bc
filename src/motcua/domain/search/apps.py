from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "motcua.domain.search"
    label = "search"
