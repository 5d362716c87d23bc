from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "motcua.domain.drafts"
    label = "drafts"
