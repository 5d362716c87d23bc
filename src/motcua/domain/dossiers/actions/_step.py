"""What every act on a dossier does first and last: lock, check, then save, record, publish."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from motcua.domain.dossiers.errors import Moved, WrongState
from motcua.domain.dossiers.events import DossierFact
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.rules import ACT_RIGHTS, DEEDS, Side
from motcua.domain.dossiers.states import Act, next_position
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId, Actor
from motcua.foundation import journal, outbox
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import together
from motcua.foundation.db.rows import update


def begin(dossier_code: str, act: Act, *, by: Actor, expected_version: int | None) -> Dossier:
    """The dossier, locked, with the right checked and moved to its next position, not yet saved.

    Of two officers at once the second waits for the lock, then learns who was first.
    Raises DossierNotFound, NotPermitted, Moved, WrongState.
    """
    dossier = Dossier.objects.lock(dossier_code)
    right = ACT_RIGHTS[act]
    agency_code = (
        dossier.receiving_agency_id if right.side is Side.RECEIVING else dossier.competent_agency_id
    )
    by.require(right.permission, agency_code=agency_code)
    if expected_version is not None and dossier.version != expected_version:
        raise _moved(dossier)
    try:
        dossier.position = next_position(dossier.position, act)
    except WrongState:
        if expected_version is None:
            raise _moved(dossier) from None
        raise
    return dossier


def conclude(
    dossier: Dossier,
    act: Act,
    *,
    by: Actor,
    at: datetime,
    fact: DossierFact,
    changed: Sequence[str] = (),
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Save what changed, record the act, publish the fact: one message to the database."""
    dossier.version += 1
    dossier.held_since = at
    with together():
        update(dossier, ["state", "stage", "version", "held_since", "holder", *changed])
        journal.record(
            ACT_RIGHTS[act].word,
            subject=dossier.reference,
            by=by.reference,
            at=at,
            facts={"version": dossier.version, **(facts or {})},
        )
        outbox.publish(fact)


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
