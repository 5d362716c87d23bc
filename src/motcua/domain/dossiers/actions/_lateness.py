"""What being late asks of the acts that finish and close a dossier."""

from datetime import datetime

from motcua.domain.dossiers.errors import ApologyMissing
from motcua.domain.dossiers.models import Dossier
from motcua.domain.identity.values import Actor

FINISHED_COLUMNS = ("approved_by", "result_ready_at", "apology_raise_at")


def finish(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """The leader has decided: the limit stops here. In time, nobody need be asked any more."""
    dossier.approved_by_id, dossier.result_ready_at = by.account_id, at
    if dossier.due_at is not None and at <= dossier.due_at:
        dossier.apology_raise_at = None
        drop_apology_draft(dossier)


def drop_apology_draft(dossier: Dossier) -> None:
    """The due time that it was about holds no more, or was kept: nothing is owed."""
    dossier.apologies.filter(sent_at__isnull=True).delete()


def is_late(dossier: Dossier) -> bool:
    """Whether the decision came after the due time that holds."""
    ready_at, due_at = dossier.result_ready_at, dossier.due_at
    return ready_at is not None and due_at is not None and ready_at > due_at


def require_apology(dossier: Dossier) -> None:
    """A late dossier is closed only when its applicant has had an apology for that due time."""
    if dossier.due_at is None or not is_late(dossier):
        return
    is_sent = dossier.apologies.filter(for_due_at=dossier.due_at, sent_at__isnull=False).exists()
    if not is_sent:
        raise ApologyMissing(dossier_code=dossier.code)
