from django.apps import AppConfig


class WorkingTimeConfig(AppConfig):
    name = "motcua.domain.working_time"
    label = "working_time"
