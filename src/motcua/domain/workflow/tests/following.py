"""What the worker does for tests that have none: tasks follow the acts on dossiers."""

from django.apps import apps
from django.db.models import Exists, F, OuterRef

from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.actions import follow


def follow_all(*, at):
    """Bring the run of every dossier up to its last act."""
    runs = apps.get_model("workflow", "Run").objects.filter(
        dossier_id=OuterRef("pk"), followed_version=F("dossier__version")
    )
    behind = apps.get_model("dossiers", "Dossier").objects.filter(~Exists(runs))
    for dossier_id in behind.order_by("id").values_list("id", flat=True):
        follow(dossier_id=dossier_id, by=SYSTEM, at=at)
