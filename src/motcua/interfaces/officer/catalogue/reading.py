"""One record under work to read: what it says, how far it has come, what it changes and whom."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.selectors.page import procedure_version
from motcua.domain.catalogue.selectors.record import record_of
from motcua.domain.catalogue.selectors.records import may_check_records, may_draw_records, record
from motcua.domain.catalogue.values import (
    ChangeKind,
    PublishedVersion,
    Record,
    RecordId,
    RecordState,
    VersionId,
)
from motcua.domain.records.rules.typed import Understood, typed_of, understood
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.catalogue.access import reader_required, today
from motcua.interfaces.officer.catalogue.completeness import Checked, checked
from motcua.interfaces.officer.catalogue.consequences import lines_of_record
from motcua.interfaces.officer.catalogue.record_words import (
    EDITABLE,
    STATE_WORDS,
    names_of,
    record_facts,
)
from motcua.interfaces.officer.catalogue.written_words import sections_of
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import new_key
from motcua.interfaces.web.refusal import in_words

STEPS = (
    (RecordState.DRAFTED, frozenset({RecordState.DRAFTED, RecordState.RETURNED})),
    (RecordState.CHECKED, frozenset({RecordState.CHECKED})),
    (RecordState.SIGNED, frozenset({RecordState.SIGNED})),
    (RecordState.PUBLISHED, frozenset({RecordState.PUBLISHED})),
)


@require_safe
@reader_required
def read(request: HttpRequest, record_id: int) -> HttpResponse:
    """A record to read, for whoever draws, checks or signs."""
    return record_page(request, record(RecordId(record_id)))


def base_of(found: Record) -> PublishedVersion | None:
    """What the record would take the place of."""
    if found.base_version_id is None:
        return None
    return record_of(VersionId(found.base_version_id))


def slug_of_version(found: Record) -> str:
    """Of which procedure the base is: another one where that is replaced."""
    if found.base_version_id is None:
        return ""
    return procedure_version(VersionId(found.base_version_id), day=today()).slug


def checked_record(meant: Understood, found: Record) -> Checked:
    """What record and gate say of what was typed into a record."""
    return checked(
        meant,
        day=today(),
        slug=found.slug,
        base=base_of(found),
        base_version_id=found.base_version_id,
    )


def check_of(found: Record) -> Checked:
    """What the gate says of a record as it is kept."""
    meant = understood(typed_of(found.facts), base=found.facts)
    return checked_record(meant, found)


def record_page(
    request: HttpRequest,
    found: Record,
    *,
    refusal: DomainError | None = None,
    remarks: str = "",
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of a record; `remarks`: typed by a checker and not taken."""
    check = check_of(found)
    is_end = found.change_kind is ChangeKind.ABOLISHED
    context: dict[str, Any] = {
        "section": "catalogue",
        "record": found,
        "facts": record_facts(found, names_of([found])),
        "check": check,
        "sections": sections_of(found.facts),
        "is_end": is_end,
        "may_edit": found.state in EDITABLE and not is_end and may_draw_records(request.actor),
        "may_discard": found.state in EDITABLE and may_draw_records(request.actor),
        "may_check": found.state in {RecordState.DRAFTED, RecordState.CHECKED}
        and may_check_records(request.actor),
        "is_own": request.actor.account_id == found.drawn_by,
        "steps": record_steps(found),
        "base_slug": slug_of_version(found) or found.slug,
        "consequences": lines_of_record(found),
        "remarks": remarks,
        "fault": fault,
        "refusal": in_words(refusal) if refusal else None,
        "idempotency_key": new_key(),
    }
    if refusal:
        status = refusal.http_status
    return show(request, "officer/catalogue/record.html", context, status=status)


def record_steps(found: Record) -> list[dict[str, Any]]:
    """The line of states: done, now, to come."""
    place = next(
        (number for number, (_state, states) in enumerate(STEPS) if found.state in states), -1
    )
    return [
        {
            "words": STATE_WORDS[found.state if n == place else state],
            "kind": "done"
            if n < place or state is found.state is RecordState.PUBLISHED
            else "now"
            if n == place
            else "next",
        }
        for n, (state, _states) in enumerate(STEPS)
    ]
