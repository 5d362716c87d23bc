"""Follow a dossier: what its acts ended and opened in its process."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from motcua.domain.identity.values import SYSTEM, Actor
from motcua.domain.workflow.models import Run
from motcua.foundation.errors import NotPermitted

from ._following import catch_up


@transaction.atomic
def follow(*, dossier_id: int, by: Actor, at: datetime) -> bool:
    """Bring the run of a dossier up to the dossier's last act; begin it where there is none.

    What each act ended and opened is told with the act's own moment and person. Told twice, or by
    two at once, it has one effect; killed on the way, none. Returns whether there was anything new.

    Legal   LR-087 (01/2018/TT-VPCP art 8): the process follows the acts of the law.
    Units   `by` is SYSTEM; `at` is now, for parts that are sent to other agencies.
    Raises  DossierNotFound, NotPermitted. Nothing is written.
    Writes  run, tasks; parts of the dossier that begin or end (`dossiers.send_part`,
            `dossiers.recall_part`). The act of the dossier is in its journal; here journal.record(…)
            notes only that a run began.
    """
    if by is not SYSTEM:
        raise NotPermitted(permission="workflow.follow")
    if Run.objects.filter(dossier_id=dossier_id, followed_version=F("dossier__version")).exists():
        return False  # Nothing has happened since: one question, no lock.
    catch_up(dossier_id, at=at)
    return True
