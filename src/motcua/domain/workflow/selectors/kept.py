"""Runs as they are kept: their process, the agencies that its names mean, their tasks."""

from collections.abc import Mapping, Sequence
from datetime import date

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import ProcedurePage, VersionId
from motcua.domain.dossiers.selectors import FollowedDossier
from motcua.domain.organisations.errors import OrganisationError
from motcua.domain.organisations.selectors import agency, agency_in_force, resolve
from motcua.domain.processes.rules.builtin import builtin_process
from motcua.domain.processes.selectors import process_in_force, process_version
from motcua.domain.processes.values import InternalProcess, Place, ProcessVersionId, StepKind
from motcua.domain.workflow.models import Task
from motcua.domain.workflow.rules.run import Places, RunState, StepTask, joins_reached
from motcua.foundation.clock import VIETNAM

BUILTIN = "procedure_version:"


def procedure_of(dossier: FollowedDossier) -> ProcedurePage:
    """The published procedure as it stood at intake."""
    day = dossier.submitted_at.astimezone(VIETNAM).date()
    return procedure_version(VersionId(dossier.procedure_version_id), day=day)


def chosen_process(dossier: FollowedDossier) -> tuple[int | None, str, InternalProcess]:
    """What a dossier runs on from intake: the version in force, else the one of its procedure.

    Legal   LR-084, LR-086.
    """
    page = procedure_of(dossier)
    found = process_in_force(page.slug, dossier.submitted_at.astimezone(VIETNAM).date())
    if found is not None:
        return found.version_id, "", found.process
    return None, f"{BUILTIN}{dossier.procedure_version_id}", builtin_process(page)


def kept_process(dossier: FollowedDossier, version_id: int | None) -> InternalProcess:
    """What a run stays on."""
    if version_id is None:
        return builtin_process(procedure_of(dossier))
    return process_version(ProcessVersionId(version_id)).process


def places_of(dossier: FollowedDossier, process: InternalProcess, *, day: date) -> Places:
    """The agencies of a dossier; those that a process calls by a generic name as they are on a day."""
    names = {step.actor.agency_name for step in process.steps if step.actor.place is Place.NAMED}
    return Places(
        receiving=dossier.receiving_agency_code,
        competent=dossier.competent_agency_code,
        named=_named(names, dossier, day) if names else {},
    )


def _named(names: set[str], dossier: FollowedDossier, day: date) -> Mapping[str, str]:
    """A commune's agency by the place of who decides, else of who received."""
    communes = [
        found.division_code
        for code in (dossier.competent_agency_code, dossier.receiving_agency_code)
        for found in (agency_in_force(code, day=day) or agency(code),)
        if found.level == "commune"
    ]
    commune_code = communes[0] if communes else None
    page = procedure_of(dossier)
    codes = {}
    for name in names:
        try:
            found = resolve(
                name,
                day=day,
                commune_code=commune_code,
                slug=page.slug,
                field_key=page.field_key,
            ).agency
        except OrganisationError:
            found = None
        if found is not None:
            codes[name] = str(found.code)
    return codes


def state_from(rows: Sequence[Task], process: InternalProcess, places: Places) -> RunState:
    """The run as its tasks tell it; where the dossier lies is read from its journal."""
    tasks = tuple(step_task(row) for row in rows if row.step_key)
    return RunState(
        process=process, places=places, tasks=tasks, arrived=joins_reached(process, tasks)
    )


def step_task(row: Task) -> StepTask:
    """A row as the engine knows it."""
    assert row.hours is not None  # noqa: S101 — steps have hours, matters have none
    return StepTask(
        step_key=row.step_key,
        kind=StepKind(row.kind),
        name=row.name,
        ordinal=row.ordinal,
        agency_code=row.agency_id,
        role_key=row.role_key,
        hours=row.hours,
        opened_at=row.opened_at,
        assignee=row.assignee_id,
        barred=row.barred_id,
        is_held=row.is_held,
        ended_at=row.ended_at,
        outcome=row.outcome,
        ended_by=row.ended_by_id,
        note=row.note,
        task_id=row.pk,
    )
