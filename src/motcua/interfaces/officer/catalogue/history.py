"""One procedure: its versions on both axes of time, its records under work, where a change begins."""

from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors.public import versions_in_time
from motcua.domain.catalogue.selectors.records import (
    may_draw_records,
    may_publish_decisions,
    records,
)
from motcua.domain.catalogue.values import PublicationStatus, Record, RecordState
from motcua.domain.catalogue.values.public import VersionInTime
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer.catalogue.access import reader_required, today
from motcua.interfaces.officer.catalogue.record_words import names_of, record_facts
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import new_key
from motcua.interfaces.web.refusal import in_words

ONE_DAY = timedelta(days=1)
SHOWN_STATES = frozenset(RecordState) - {RecordState.DISCARDED}


@require_safe
@reader_required
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """`?biet=30/06/2026`: the versions as they were known at the end of a day."""
    return history_page(request, slug)


def history_page(
    request: HttpRequest,
    slug: str,
    *,
    refusal: DomainError | None = None,
    fault: str = "",
    new_slug: str = "",
) -> HttpResponse:
    """The page of a procedure; `new_slug`: typed for what is to take its place, and not taken.

    Raises ProcedureNotFound.
    """
    typed = request.GET.get("biet", "")[:20]
    known_on = day_in(typed) if typed else None
    known_at = _end_of(known_on) if known_on else None
    versions = versions_in_time(slug, known_at=known_at, with_superseded=known_at is None)
    under_work = records(slug=slug, states=SHOWN_STATES)
    if not versions and not under_work and known_at is None:
        raise ProcedureNotFound(asked_for=slug[:100], day=today().isoformat())
    rows = [version_facts(each, is_past=known_at is not None) for each in reversed(versions)]
    now = next((row for row in rows if row["state"] == "now"), None)
    context = {
        "section": "catalogue",
        "slug": slug,
        "title": _title(versions, under_work) or slug,
        "rows": rows,
        "now": now,
        "records": _record_rows(under_work),
        "has_work": any(each.state is not RecordState.PUBLISHED for each in under_work),
        "may_draw": may_draw_records(request.actor),
        "may_correct": may_publish_decisions(request.actor),
        "known": typed,
        "known_fault": _("Xin ghi ngày theo cách này: 24/11/2026.")
        if typed and not known_on
        else "",
        "refusal": in_words(refusal) if refusal else None,
        "fault": fault,
        "new_slug": new_slug,
        "idempotency_key": new_key(),
    }
    status = refusal.http_status if refusal else 422 if fault else 200
    return show(request, "officer/catalogue/history.html", context, status=status)


def version_facts(version: VersionInTime, *, is_past: bool = False) -> dict[str, Any]:
    """One version as a line: in force, planned, past, or replaced by a correction."""
    day = today()
    if version.superseded_at is not None and not is_past:
        state, kind, words = "corrected", "off", _("Đã có bản khác thay")
    elif version.status is not PublicationStatus.ACTIVE:
        state, kind, words = "ended", "off", _("Bãi bỏ, thay thế")
    elif version.valid_from is not None and version.valid_from > day:
        state, kind, words = "planned", "soon", _("Sắp có hiệu lực")
    elif version.holds_on(day):
        state, kind, words = "now", "early", _("Đang có hiệu lực")
    else:
        state, kind, words = "past", "off", _("Hết hiệu lực")
    return {
        "version": version,
        "state": state,
        "kind": kind,
        "words": words,
        "period": period_words(version),
        "label": f"{period_words(version)} · {words}",
    }


def period_words(version: VersionInTime) -> str:
    """`từ 01/12/2026`, `01/01/2026 đến 30/11/2026`."""
    begin = formats.day(version.valid_from) if version.valid_from else ""
    end = formats.day(version.valid_to) if version.valid_to else ""
    if begin and end:
        return _("%(begin)s đến %(end)s") % {"begin": begin, "end": end}
    if begin:
        return _("từ %(day)s") % {"day": begin}
    return _("đến %(day)s") % {"day": end} if end else _("không ghi ngày")


def _title(versions: tuple[VersionInTime, ...], under_work: tuple[Record, ...]) -> str:
    if versions:
        return versions[-1].name
    return str(under_work[0].facts.get("name", "")) if under_work else ""


def _record_rows(under_work: tuple[Record, ...]) -> list[dict[str, object]]:
    names = names_of(under_work)
    return [record_facts(each, names) for each in under_work]


def _end_of(day: Any) -> datetime:
    return datetime.combine(day + ONE_DAY, time(), tzinfo=VIETNAM)
