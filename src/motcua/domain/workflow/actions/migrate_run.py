"""Take a dossier under way to another version of its process."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db import transaction

from motcua.domain.dossiers.selectors import public_progress
from motcua.domain.identity.values import Actor
from motcua.domain.processes.errors import ProcessNotFound
from motcua.domain.processes.selectors import process_version
from motcua.domain.processes.values import (
    InternalProcess,
    ProcessStatus,
    ProcessVersion,
    ProcessVersionId,
)
from motcua.domain.workflow import errors
from motcua.domain.workflow.permissions import MIGRATE
from motcua.domain.workflow.rules.engine import moved_to, unplaced_steps
from motcua.domain.workflow.selectors.kept import places_of
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import write
from motcua.foundation.errors import NotPermitted

from ._following import Caught, catch_up, rewrite

REASON_CHARACTERS_MAX = 2000


@transaction.atomic
def migrate_run(
    *, dossier_code: str, to_version_id: int, reason: str, by: Actor, at: datetime
) -> None:
    """The steps that are open now are asked by the other version, of whoever has them.

    A dossier stays on the version of its intake unless somebody does this, and says why.

    Legal   LR-084 (01/2018/TT-VPCP art 8): changes of a process do not reach back by themselves.
    Units   `to_version_id` is a published version for the same procedure; `reason` 1 to 2,000
            characters.
    Raises  NoteMissing, VersionUnfit, StepsNotPlaced (says which), RunEnded, DossierNotFound,
            NotPermitted. Nothing is written.
    Writes  run, tasks, journal; parts of other agencies that begin or end.
    """
    caught = catch_up(public_progress(dossier_code).dossier_id, at=at)
    _require(caught, by)
    reason = reason.strip()
    if not reason or len(reason) > REASON_CHARACTERS_MAX:
        raise errors.NoteMissing(most=REASON_CHARACTERS_MAX)
    if caught.state.is_over:
        raise errors.RunEnded(dossier_code=dossier_code)
    former = caught.run.process_version_id
    target = _target(caught, to_version_id)
    missing = unplaced_steps(caught.state, target.process)
    if missing:
        raise errors.StepsNotPlaced(steps=", ".join(missing))
    _move(caught, target.process, target.version_id, at=at)
    journal.record(
        "workflow.run_migrated",
        subject=f"dossier:{caught.dossier_id}",
        by=by.reference,
        at=at,
        facts={"from": former, "to": target.version_id},
        private_facts={"reason": reason},
    )


def _require(caught: Caught, by: Actor) -> None:
    """Held where the dossier lies, or in the office that keeps the processes of the province."""
    dossier = caught.dossier
    places = {dossier.receiving_agency_code, dossier.competent_agency_code}
    if not (places | set(settings.PROCESS_AGENCIES)) & by.agency_codes(MIGRATE):
        raise NotPermitted(permission=MIGRATE)


def _target(caught: Caught, to_version_id: int) -> ProcessVersion:
    try:
        found = process_version(ProcessVersionId(to_version_id))
    except ProcessNotFound:
        raise errors.VersionUnfit(version_id=to_version_id) from None
    is_same = found.version_id == caught.run.process_version_id
    of_another = found.procedure_slug != caught.state.process.procedure_slug
    if is_same or of_another or found.status is not ProcessStatus.PUBLISHED:
        raise errors.VersionUnfit(version_id=to_version_id)
    return found


def _move(caught: Caught, process: InternalProcess, version_id: int, *, at: datetime) -> None:
    places = places_of(caught.dossier, process, day=at.astimezone(VIETNAM).date())
    state = moved_to(replace(caught.state, places=places), process, at=at)
    write(
        "UPDATE workflow_run SET process_version_id = %s, builtin = '' WHERE id = %s",
        [version_id, caught.run.run_id],
    )
    rewrite(caught, state, at=at)
