"""Lock records and decisions, so that acts on them follow each other: decisions before records."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from motcua.domain.catalogue import permissions
from motcua.domain.catalogue.errors import DecisionNotFound, RecordNotFound
from motcua.domain.catalogue.models import PublicationDecision, RecordDraft
from motcua.domain.catalogue.selectors.records import (
    may_check_records,
    may_draw_records,
    may_publish_decisions,
)
from motcua.domain.catalogue.states import RecordAct, next_state
from motcua.domain.catalogue.values import DecisionId, RecordId, RecordState
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.db import read
from motcua.foundation.errors import NotPermitted

DRAWING_WORDS = frozenset({"catalogue.record_begun", "catalogue.record_saved"})
TEXT_CHARACTERS_MAX = 2_000


def require_drawer(by: Actor) -> None:
    """Raises NotPermitted."""
    if not may_draw_records(by):
        raise NotPermitted(permission=permissions.DRAW_RECORDS)


def require_checker(by: Actor) -> None:
    """Raises NotPermitted."""
    if not may_check_records(by):
        raise NotPermitted(permission=permissions.CHECK_RECORDS)


def require_publisher(by: Actor) -> None:
    """Raises NotPermitted."""
    if not may_publish_decisions(by):
        raise NotPermitted(permission=permissions.PUBLISH_DECISIONS)


def hold_slug(slug: str) -> None:
    """Until the transaction ends nobody else begins a record of this procedure."""
    read("SELECT pg_advisory_xact_lock(hashtext('catalogue.record'), hashtext(%s))", [slug])


def hold_number(decision: PublicationDecision) -> None:
    """Until the transaction ends nobody else gives this number in this agency."""
    key = f"{decision.agency_id} {decision.number}"
    read("SELECT pg_advisory_xact_lock(hashtext('catalogue.number'), hashtext(%s))", [key])


def locked_record(record_id: RecordId) -> RecordDraft:
    """A record, locked until the transaction ends. Raises RecordNotFound."""
    found = RecordDraft.objects.select_for_update().filter(pk=record_id).first()
    if found is None:
        raise RecordNotFound(record_id=record_id)
    return found


def locked_records(record_ids: Collection[RecordId]) -> list[RecordDraft]:
    """Several records by slug, locked. Raises RecordNotFound if one of them is not there."""
    rows = RecordDraft.objects.select_for_update().filter(pk__in=record_ids).order_by("pk")
    found = sorted(rows, key=lambda row: row.slug)
    if len(found) != len(set(record_ids)):
        raise RecordNotFound(record_id=min(set(record_ids) - {row.pk for row in found}))
    return found


def locked_decision(decision_id: DecisionId) -> tuple[PublicationDecision, list[RecordDraft]]:
    """A decision and its records by slug, locked. Raises DecisionNotFound."""
    found = PublicationDecision.objects.select_for_update().filter(pk=decision_id).first()
    if found is None:
        raise DecisionNotFound(decision_id=decision_id)
    rows = RecordDraft.objects.select_for_update().filter(decision_id=decision_id).order_by("pk")
    return found, sorted(rows, key=lambda row: row.slug)


def advance(row: RecordDraft, act: RecordAct) -> RecordState:
    """The record in the state that `act` leads to, not saved. Raises RecordStateRefuses."""
    state = next_state(RecordState(row.state), act)
    row.state = state.value
    return state


def about(row: RecordDraft, *, by: Actor, at: datetime, **facts: object) -> dict[str, Any]:
    """What a line of the journal says about a record, beside its word."""
    return {
        "subject": record_reference(row),
        "by": by.reference,
        "at": at,
        "facts": {"slug": row.slug, "revision": row.revision, **facts},
    }


def drawers_of(row: RecordDraft) -> frozenset[str]:
    """References of all who drew or saved a record, from the journal."""
    return frozenset(
        line.by
        for line in journal.entries_about(record_reference(row), module="catalogue")
        if line.word in DRAWING_WORDS
    )


def record_reference(row: RecordDraft) -> str:
    """How a record stands in the journal."""
    return f"catalogue_record:{row.pk}"


def decision_reference(row: PublicationDecision) -> str:
    """How a decision stands in the journal."""
    return f"publication_decision:{row.pk}"
