"""The rows of the desk: what an officer sees of a dossier without opening it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.dossiers.rules import ACT_RIGHTS, Side
from motcua.domain.dossiers.states import Act, Position, Stage, State, acts_from
from motcua.domain.identity.values import Actor
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.officer.act_words import CHANNEL_LOOKS, SEVERAL, step_words
from motcua.interfaces.officer.deadlines import Calendars, Notches, due_of, notches_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """One row. `act` is what the actor may do to it together with others, if anything."""

    code: str
    short_code: str
    version: int
    address: str
    due: Due
    notches: Notches | None
    due_day: str
    procedure_name: str
    owner_name: str
    place: str
    place_in_full: str
    channel_icon: str
    channel_words: str
    act: Act | None

    @property
    def value(self) -> str:
        """What the check box of this row sends: a stale list is told apart by the version."""
        return f"{self.act}@{self.version}@{self.code}"


def short_code(code: str) -> str:
    """`H31.101.00-261123-0001` → `261123-0001`: what officers say to each other."""
    return "-".join(code.split("-")[-2:])


def desk_rows(dossiers: Iterable[Any], *, by: Actor, calendars: Calendars) -> Sequence[DeskRow]:
    """The rows of one page of a pile."""
    return [_row(dossier, by, calendars) for dossier in dossiers]


def _row(dossier: Any, by: Actor, calendars: Calendars) -> DeskRow:
    agency_code = dossier.receiving_agency_id
    step = step_words(dossier.state, dossier.stage)
    holder = dossier.holder
    if holder is None or dossier.state != State.IN_PROGRESS:
        place = step
    else:
        place = _("Tôi thẩm định") if holder.pk == by.account_id else holder.full_name
    icon, channel = CHANNEL_LOOKS[dossier.channel]
    return DeskRow(
        code=dossier.code,
        short_code=short_code(dossier.code),
        version=dossier.version,
        address=reverse("officer:dossier", args=[dossier.code]),
        due=due_of(dossier, agency_code=agency_code, calendars=calendars),
        notches=notches_of(dossier, agency_code=agency_code, calendars=calendars),
        due_day=formats.short_day(dossier.due_at) if dossier.due_at else "–",
        procedure_name=dossier.procedure_name,
        owner_name=dossier.submitter_name,
        place=place,
        place_in_full=f"{step}, {dossier.competent_agency.name}"
        if dossier.state == State.IN_PROGRESS
        else step,
        channel_icon=icon,
        channel_words=str(channel),
        act=_act_for_several(dossier, by),
    )


def _act_for_several(dossier: Any, by: Actor) -> Act | None:
    """The act without typing that the actor may do here; the act itself checks again."""
    for act in acts_from(Position(State(dossier.state), Stage(dossier.stage))):
        if act not in SEVERAL:
            continue
        right = ACT_RIGHTS[act]
        is_receiving = right.side is Side.RECEIVING
        agency = dossier.receiving_agency_id if is_receiving else dossier.competent_agency_id
        is_own_work = act is Act.APPROVE_RESULT and dossier.appraised_by_id == by.account_id
        if by.may(right.permission, agency_code=agency) and not is_own_work:
            return act
    return None
