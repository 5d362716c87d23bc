"""What every act on a dossier does first and last: lock, check, then save, record, publish."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from motcua.domain.dossiers.errors import DossierNotFound, Moved, WrongState
from motcua.domain.dossiers.events import DossierFact
from motcua.domain.dossiers.models import Custody, Dossier
from motcua.domain.dossiers.rules import ACT_RIGHTS, DEEDS, Keeper, keeper_of
from motcua.domain.dossiers.states import (
    LIFE,
    Act,
    Clock,
    Side,
    State,
    next_position,
    step_for,
)
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import SYSTEM, AccountId, Actor
from motcua.domain.organisations.selectors import may_for
from motcua.domain.working_time.selectors import hold_calendar
from motcua.foundation import journal, outbox
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import together, write
from motcua.foundation.db.rows import insert, update
from motcua.foundation.errors import NotPermitted

_ENDED = frozenset({State.REFUSED, State.WITHDRAWN, State.STOPPED, State.RETURNED, State.ARCHIVED})

# What people wrote in their own words: the journal commits to it, and it can be erased (LR-034).
_SAYS_MUCH = frozenset(  # about a person: what people wrote, and which case theirs is
    {"refusal_reason", "send_back_reason", "withdrawal_reason", "withdrawal_answer", "case_key"}
)
_COUNTS_TIME = {Act.CONSULT} | {
    step.act for step in LIFE if step.clock not in {Clock.OFF, Clock.RUNS, Clock.STOPS}
}


def begin(
    dossier_code: str,
    act: Act,
    *,
    by: Actor,
    expected_version: int | None,
    consulted_agency_code: str = "",
) -> Dossier:
    """The dossier, locked, with the right checked and moved to its next position, not yet saved.

    Of two officers at once the second waits for the lock, then learns who was first. An act that
    counts a limit keeps the calendar as it is until it ends.
    Raises DossierNotFound, NotPermitted, Moved, WrongState.
    """
    if act in _COUNTS_TIME:
        hold_calendar()  # Before the dossier: who signs a calendar locks in this order too.
    dossier = Dossier.objects.lock(dossier_code)
    _require(dossier, act, by, consulted_agency_code)
    if expected_version is not None and dossier.version != expected_version:
        raise _moved(dossier)
    try:
        dossier.step = step_for(dossier.position, act)
        dossier.position = next_position(dossier.position, act)
    except WrongState:
        if expected_version is None:
            raise _moved(dossier) from None
        raise
    return dossier


def conclude(
    dossier: Dossier,
    *,
    by: Actor,
    at: datetime,
    fact: DossierFact,
    changed: Sequence[str] = (),
    facts: Mapping[str, Any] | None = None,
    is_supplement_sent: bool = False,
) -> None:
    """Save what changed, record the act, publish the fact: one message to the database.

    A step that moves the dossier ends the stretch of custody it lay in and begins the next.
    """
    dossier.version += 1
    saved = ["state", "stage", "behind", "version", "holder", *changed]
    if dossier.step.moves:
        # Where the machine's clock was set back, nobody has it before the one before had it.
        dossier.held_since = max(at, dossier.held_since)
        saved.append("held_since")
    with together():
        update(dossier, saved)
        if dossier.step.moves:
            _pass_on(dossier, by=by, is_supplement_sent=is_supplement_sent)
        journal.record(
            dossier.step.journal_word,
            subject=dossier.reference,
            by=by.reference,
            at=at,
            facts={"version": dossier.version, **(facts or {})},
            private_facts={
                name: getattr(dossier, name)
                for name in changed
                if name in _SAYS_MUCH and getattr(dossier, name)
            },
        )
        outbox.publish(fact)


def _require(dossier: Dossier, act: Act, by: Actor, consulted_agency_code: str) -> None:
    right = ACT_RIGHTS[act]
    match right.side:
        case Side.APPLICANT:
            # Somebody else's dossier looks like none (trust.md C2).
            if by.account_id is None or dossier.account_id != by.account_id:
                raise DossierNotFound(dossier_code=dossier.code)
        case Side.SYSTEM:
            if by is not SYSTEM:
                raise NotPermitted(permission=right.permission)
        case Side.RECEIVING:
            _require_for(by, right.permission, dossier.receiving_agency_id)
        case Side.COMPETENT:
            _require_for(by, right.permission, dossier.competent_agency_id)
        case Side.CONSULTED:
            by.require(right.permission, agency_code=consulted_agency_code)


def _require_for(by: Actor, permission: str, agency_code: str) -> None:
    if not may_for(by, permission, agency_code):
        raise NotPermitted(permission=permission, agency_code=agency_code)


def _pass_on(dossier: Dossier, *, by: Actor, is_supplement_sent: bool) -> None:
    """Custody counts from acceptance; who gives the dossier out of hand ends it."""
    if dossier.clock_started_at is None:
        return
    write(
        "UPDATE dossiers_custody SET until = GREATEST(since, %s)"
        " WHERE dossier_id = %s AND until IS NULL",
        [dossier.held_since, dossier.pk],
    )
    if dossier.state in _ENDED:
        return
    keeper = keeper_of(
        dossier.position,
        is_supplement_sent=is_supplement_sent,
        is_with_post=bool(dossier.parcel_number),
    )
    is_inside = dossier.state in {State.IN_PROGRESS, State.PAUSED}
    insert(
        [
            Custody(
                dossier_id=dossier.pk,
                version=dossier.version,
                keeper=keeper,
                agency_id=dossier.competent_agency_id if is_inside else dossier.receiving_agency_id,
                account_id=dossier.account_id if keeper is Keeper.APPLICANT else dossier.holder_id,
                state=dossier.state,
                stage=dossier.stage,
                word=dossier.step.journal_word,
                given_by_id=by.account_id,
                # By post the limit began before the slip: the unit has had it since then.
                since=dossier.clock_started_at
                if dossier.step.act is Act.ACCEPT
                else dossier.held_since,
            )
        ]
    )


def _moved(dossier: Dossier) -> Moved:
    """Who moved the dossier, what was done, and when: the other officer is told."""
    line = journal.latest_about(dossier.reference, module="dossiers")
    if line is None:
        return Moved(by_name="Hệ thống", deed="thay đổi hồ sơ", time="")
    _, _, number = line.by.partition(":")
    names = full_names([AccountId(int(number))]) if number.isdigit() else {}
    return Moved(
        by_name=next(iter(names.values()), "Hệ thống"),
        deed=DEEDS.get(line.word, "thay đổi hồ sơ"),
        time=f"{line.at.astimezone(VIETNAM):%H:%M %d/%m/%Y}",
    )
