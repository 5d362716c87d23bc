"""Runs and tasks as tests look at them. Written only by acts."""

from django.apps import apps

from motcua.domain.dossiers.tests.people import ACCEPTED_AT
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.actions import follow


def dossier_id_of(code):
    return apps.get_model("dossiers", "Dossier").objects.get(code=code).pk


def followed(code, *, at=ACCEPTED_AT):
    """The code of a dossier whose run has followed it."""
    follow(dossier_id=dossier_id_of(code), by=SYSTEM, at=at)
    return code


def tasks(code):
    model = apps.get_model("workflow", "Task")
    return list(model.objects.filter(dossier__code=code).order_by("id"))


def open_tasks(code):
    return [task for task in tasks(code) if task.ended_at is None]
