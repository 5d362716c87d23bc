from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "motcua.domain.workflow"
    label = "workflow"
