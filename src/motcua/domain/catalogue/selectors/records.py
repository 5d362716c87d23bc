"""Records under work: what is drafted, checked and signed before it is a version."""

from collections.abc import Collection, Sequence

from django.conf import settings
from django.db.models import QuerySet

from motcua.domain.catalogue import models, permissions
from motcua.domain.catalogue.errors import RecordNotFound
from motcua.domain.catalogue.values import (
    UNFINISHED,
    ChangeKind,
    DecisionId,
    Record,
    RecordId,
    RecordState,
)
from motcua.domain.identity.values import Actor

COUNTRY_WIDE = "*"
RECORDS_SHOWN_MAX = 200


def record(record_id: RecordId) -> Record:
    """One record under work. One query. Raises RecordNotFound."""
    row = models.RecordDraft.objects.filter(pk=record_id).first()
    if row is None:
        raise RecordNotFound(record_id=record_id)
    return record_of_row(row)


def records(
    *,
    states: Collection[RecordState] = UNFINISHED,
    slug: str = "",
    count_max: int = RECORDS_SHOWN_MAX,
) -> tuple[Record, ...]:
    """Records in these states, the latest saved first. One query."""
    rows = _rows(states)
    if slug:
        rows = rows.filter(slug=slug)
    return tuple(map(record_of_row, rows.order_by("-saved_at", "-pk")[:count_max]))


def records_of(decision_id: DecisionId) -> tuple[Record, ...]:
    """The records of a decision, by slug. One query."""
    rows = models.RecordDraft.objects.filter(decision_id=decision_id).order_by("slug")
    return tuple(map(record_of_row, rows))


def records_by_decision(
    decision_ids: Sequence[DecisionId],
) -> dict[DecisionId, tuple[Record, ...]]:
    """The records of several decisions. One query."""
    found: dict[DecisionId, list[Record]] = {each: [] for each in decision_ids}
    rows = models.RecordDraft.objects.filter(decision_id__in=decision_ids).order_by("slug")
    for row in map(record_of_row, rows):
        if row.decision_id is not None:
            found[row.decision_id].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def may_draw_records(by: Actor) -> bool:
    """Whether somebody may draw records: the right held in any agency."""
    return bool(by.agency_codes(permissions.DRAW_RECORDS))


def may_check_records(by: Actor) -> bool:
    """Whether somebody checks records and prepares decisions.

    Legal   LR-113: procedure control of the province, in the agencies that the installation names.
    """
    return _holds_for_province(by, permissions.CHECK_RECORDS)


def may_publish_decisions(by: Actor) -> bool:
    """Whether somebody signs, publishes and corrects.

    Legal   LR-114: for the province those whom the installation names (`PROCESS_AGENCIES`, assumed:
            its chairman's office), or the operator.
    """
    return _holds_for_province(by, permissions.PUBLISH_DECISIONS)


def record_of_row(row: models.RecordDraft) -> Record:
    """A row as others see it; for acts."""
    return Record(
        record_id=RecordId(row.pk),
        slug=row.slug,
        change_kind=ChangeKind(row.change_kind),
        state=RecordState(row.state),
        facts=dict(row.facts),
        revision=row.revision,
        base_version_id=row.base_version_id,
        decision_id=None if row.decision_id is None else DecisionId(row.decision_id),
        drawn_by=row.drawn_by_id,
        checked_by=row.checked_by_id,
        checked_at=row.checked_at,
        remarks=row.remarks,
        saved_at=row.saved_at,
    )


def _rows(states: Collection[RecordState]) -> QuerySet[models.RecordDraft]:
    return models.RecordDraft.objects.filter(state__in=sorted(state.value for state in states))


def _holds_for_province(by: Actor, permission: str) -> bool:
    agencies = by.agency_codes(permission)
    return any(code in agencies for code in (COUNTRY_WIDE, *settings.PROCESS_AGENCIES))
