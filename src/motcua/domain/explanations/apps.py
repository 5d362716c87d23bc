from django.apps import AppConfig


class ExplanationsConfig(AppConfig):
    name = "motcua.domain.explanations"
    label = "explanations"
