"""The rows of the desk: what an officer sees of a task and its dossier without opening it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.dossiers.selectors import DossierHead
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.workflow.values import TaskLine
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.officer.act_words import CHANNEL_LOOKS, step_words
from motcua.interfaces.officer.bulk import BULK_WORDS, Bulk, bulk_acts
from motcua.interfaces.officer.deadlines import Calendars, Notches, due_of, notches_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """One row. `acts`: what the actor may do to it together with others."""

    code: str
    short_code: str
    address: str
    glance_address: str
    due: Due
    notches: Notches | None
    due_day: str
    procedure_name: str
    owner_name: str
    step: str
    step_in_full: str
    step_due: str
    step_is_late: bool
    who: str  # who has it, where that is not oneself
    is_in_place: bool  # it is somebody's in whose place one stands
    channel_icon: str
    channel_words: str
    acts: tuple[Bulk, ...]
    value: str  # what the check box sends: task, version and code, so that a stale list shows

    @property
    def acts_words(self) -> str:
        return " ".join(self.acts)


def short_code(code: str) -> str:
    """`H31.101.00-261123-0001` → `261123-0001`: what officers say to each other."""
    return "-".join(code.split("-")[-2:])


def task_rows(
    tasks: Sequence[TaskLine],
    heads: Mapping[int, DossierHead],
    *,
    by: Actor,
    calendars: Calendars,
    is_own_pile: bool,
    is_of_unit: bool = False,
) -> Sequence[DeskRow]:
    """The rows of one page of a pile. One query where somebody else's work is among them.

    `is_own_pile`: what has been given to somebody else lies here because one stands in for them.
    `is_of_unit`: the list of a unit's work, in which one's own carries one's name, too.
    """
    others = {
        AccountId(task.assignee_account_id)
        for task in tasks
        if task.assignee_account_id not in {None, by.account_id}
    }
    names = full_names(sorted(others)) if others else {}
    return [
        _row(
            heads[task.dossier_id],
            task,
            by=by,
            calendars=calendars,
            who=by.full_name
            if is_of_unit and task.assignee_account_id == by.account_id
            else names.get(AccountId(task.assignee_account_id or 0), ""),
            is_in_place=is_own_pile and task.assignee_account_id in others,
            is_of_unit=is_of_unit,
            is_actable=is_own_pile or is_of_unit,
        )
        for task in tasks
        if task.dossier_id in heads
    ]


def dossier_rows(
    found: Iterable[DossierHead], *, by: Actor, calendars: Calendars
) -> Sequence[DeskRow]:
    """Rows of dossiers that were searched for: nothing is done to them from the list."""
    return [_row(head, None, by=by, calendars=calendars, who=head.holder_name) for head in found]


def several_acts(rows: Sequence[DeskRow]) -> Sequence[dict[str, Any]]:
    """The acts that some rows of this page can be given together."""
    present = {act for row in rows for act in row.acts}
    return [
        {"act": act, "label": words.label, "key": words.key}
        for act, words in BULK_WORDS.items()
        if act in present
    ]


def _row(
    head: DossierHead,
    task: TaskLine | None,
    *,
    by: Actor,
    calendars: Calendars,
    who: str,
    is_in_place: bool = False,
    is_of_unit: bool = False,
    is_actable: bool = False,
) -> DeskRow:
    agency_code = head.receiving_agency_id
    step = task.name if task else step_words(head.state, head.stage)
    icon, channel = CHANNEL_LOOKS[head.channel]
    step_due_at = task.due_at if task and task.ended_at is None else None
    step_due = _step_due(step_due_at, calendars.at)
    in_full = [step, who, _("hạn bước %(due)s") % {"due": step_due} if step_due else ""]
    address = reverse("officer:dossier", args=[head.code])
    return DeskRow(
        code=head.code,
        short_code=short_code(head.code),
        address=address,
        glance_address=f"{address}xem-nhanh/",
        due=due_of(head, agency_code=agency_code, calendars=calendars),
        notches=notches_of(head, agency_code=agency_code, calendars=calendars),
        due_day=formats.short_day(head.due_at) if head.due_at else "–",
        procedure_name=head.procedure_name,
        owner_name=head.submitter_name,
        step=step,
        step_in_full=", ".join(filter(None, in_full)),
        step_due=step_due,
        step_is_late=step_due_at is not None and step_due_at < calendars.at,
        who=who,
        is_in_place=is_in_place,
        channel_icon=icon,
        channel_words=str(channel),
        acts=bulk_acts(task, head, by=by, is_in_place=is_in_place, is_of_unit=is_of_unit)
        if task and is_actable
        else (),
        value=f"{task.task_id}@{head.version}@{head.code}" if task else "",
    )


def _step_due(due_at: datetime | None, at: datetime) -> str:
    """`11:30` of today, else `25/11`."""
    if due_at is None:
        return ""
    is_today = due_at.astimezone(VIETNAM).date() == at.astimezone(VIETNAM).date()
    return formats.clock_time(due_at) if is_today else formats.short_day(due_at)
