"""Of which stretches of an index a pile of the desk is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from motcua.domain.dossiers import permissions as dossier_permissions
from motcua.domain.identity.values import Actor
from motcua.domain.processes.values import StepKind
from motcua.domain.workflow import permissions
from motcua.domain.workflow.values import Matter
from motcua.foundation.clock import VIETNAM

from .inbox_filters import Pile

_AS_ROLE = permissions.as_role("")
# Oneself, and everybody in whose place one stands now, there only in the agency of the absence.
PEOPLE = """people (account_id, agency_code) AS MATERIALIZED (
    SELECT %s::bigint, NULL::text
    UNION ALL
    SELECT account_id, agency_code FROM workflow_absence
    WHERE substitute_id = %s AND cancelled_at IS NULL AND since <= %s AND until > %s
)"""
_HELD_ROLES = "unnest(%s::text[], %s::text[]) AS held (agency_code, role_key)"
_OF_ROLE = """task.agency_id = held.agency_code AND task.role_key = held.role_key
    AND task.ended_at IS NULL AND task.assignee_id IS NULL AND NOT task.is_held
    AND task.barred_id IS DISTINCT FROM %s"""
_OF_PERSON = f"""task.assignee_id = people.account_id AND task.ended_at IS NULL
    AND (people.agency_code IS NULL OR task.agency_id = people.agency_code)
    AND (NOT task.is_held OR task.kind = '{Matter.PAUSED.value}')"""
_NEITHER = f"""NOT EXISTS (SELECT FROM people WHERE {_OF_PERSON})
    AND NOT (
        task.assignee_id IS NULL AND NOT task.is_held AND task.barred_id IS DISTINCT FROM %s
        AND (task.agency_id || ' ' || task.role_key) = ANY (%s::text[])
    )"""  # noqa: S608 — the two conditions above


@dataclass(frozen=True, slots=True)
class Branch:
    """One kind of stretch: what is gone through, and which tasks belong to each of it."""

    source: str
    condition: str
    values: tuple[Any, ...]  # of the source, then of the condition


def branches(pile: Pile, by: Actor, at: datetime) -> Sequence[Branch]:
    """The stretches of a pile. Those of ELSEWHERE may overlap."""
    if pile is Pile.DONE:
        return [_done_today(by, at)]
    held = sorted(
        (agency_code, permission.removeprefix(_AS_ROLE))
        for permission, agency_code in by.rights
        if permission.startswith(_AS_ROLE)
    )
    if pile is Pile.ELSEWHERE:
        readable = sorted(by.agency_codes(dossier_permissions.READ))
        pairs = [" ".join(pair) for pair in held]
        return [
            Branch(
                "unnest(%s::text[]) AS held (code)",
                f"task.{column} = held.code AND task.ended_at IS NULL AND {_NEITHER}",
                (readable, by.account_id, pairs),
            )
            for column in ("agency_id", "receiving_agency_id", "competent_agency_id")
        ]
    sign = "=" if pile is Pile.READY else "<>"
    of_kind = f" AND task.kind {sign} '{StepKind.RETURN.value}'"
    of_role = Branch(
        _HELD_ROLES,
        _OF_ROLE + of_kind,
        ([agency for agency, _ in held], [role for _, role in held], by.account_id),
    )
    return [of_role, Branch("people", _OF_PERSON + of_kind, ())]


def branch_of_agency(agency_code: str) -> Branch:
    """All open tasks of one agency."""
    return Branch(
        "(SELECT %s::text AS code) held",
        "task.agency_id = held.code AND task.ended_at IS NULL",
        (agency_code,),
    )


def people_values(by: Actor, at: datetime) -> Sequence[Any]:
    """The values of PEOPLE."""
    return [by.account_id, by.account_id, at, at]


def _done_today(by: Actor, at: datetime) -> Branch:
    midnight = datetime.combine(at.astimezone(VIETNAM).date(), time.min, tzinfo=VIETNAM)
    return Branch(
        "(SELECT %s::bigint AS account_id, %s::timestamptz AS midnight) held",
        "task.ended_by_id = held.account_id AND task.ended_at >= held.midnight",
        (by.account_id, midnight),
    )
