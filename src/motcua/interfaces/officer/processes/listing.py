"""Processes by procedure, and the versions of one of them."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import fields_on, procedures_on
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId
from motcua.domain.processes.rules.difference import total_hours
from motcua.domain.processes.rules.limit_hours import limit_hours
from motcua.domain.processes.rules.wording import hours_words
from motcua.domain.processes.selectors import hours_per_unit, latest_versions, may_draw, versions_of
from motcua.domain.processes.values import ProcessStatus, ProcessVersion
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer.processes.access import procedure_of, reader_required, today
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import one_line
from motcua.interfaces.web.idempotency import new_key

PROCEDURES_SHOWN_MAX = 60
QUERY_CHARACTERS_MAX = 200
STATUS_WORDS = {
    ProcessStatus.DRAFT: gettext_lazy("Đang soạn"),
    ProcessStatus.PUBLISHED: gettext_lazy("Đã ban hành"),
    ProcessStatus.WITHDRAWN: gettext_lazy("Đã bỏ"),
}
_STATUS_KINDS = {
    ProcessStatus.DRAFT: "soon",
    ProcessStatus.PUBLISHED: "done",
    ProcessStatus.WITHDRAWN: "off",
}


@require_safe
@reader_required
def processes(request: HttpRequest) -> HttpResponse:
    """Every procedure with what is drawn or in force for it; those with a process first."""
    text = one_line(request.GET.get("q", ""))[:QUERY_CHARACTERS_MAX]
    field = request.GET.get("linh-vuc", "")[:QUERY_CHARACTERS_MAX]
    day = today()
    newest = {version.procedure_slug: version for version in latest_versions()}
    published = {
        version.procedure_slug: version
        for version in latest_versions(status=ProcessStatus.PUBLISHED)
    }
    found = list(procedures_on(day=day, text=text, field=field))
    found.sort(key=lambda row: row.procedure.slug not in newest)
    rows = [
        {
            "name": row.name,
            "address": reverse("officer:process_history", args=[row.procedure.slug]),
            "field": row.field.name,
            "newest": newest.get(row.procedure.slug),
            "state": _state(newest.get(row.procedure.slug), published.get(row.procedure.slug)),
        }
        for row in found[:PROCEDURES_SHOWN_MAX]
    ]
    context = {
        "section": "processes",
        "rows": rows,
        "q": text,
        "field": field,
        "fields": fields_on(day),
        "found_count": len(found),
        "left_out": max(0, len(found) - PROCEDURES_SHOWN_MAX),
        "drawn_count": len(newest),
    }
    return show(request, "officer/processes/list.html", context)


@require_safe
@reader_required
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """The versions of one procedure, the newest first, and where a new draft may begin."""
    return history_page(request, slug)


def history_page(
    request: HttpRequest, slug: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page of a procedure; `more`: what an act that was refused has to say. Raises
    ProcedureNotFound."""
    page = procedure_of(slug)
    versions = versions_of(slug)
    if page is None and not versions:
        raise ProcedureNotFound(slug=slug)
    context = {
        "section": "processes",
        "page": page,
        "slug": slug,
        "title": page.name if page else versions[0].process.name,
        "limit_hours": hours_words(limit_hours(page.limit, hours_per_unit=hours_per_unit()))
        if page
        else "",
        "rows": version_rows(versions),
        "may_draw": may_draw(request.actor),
        "may_compare": len(versions) > 1,
        "idempotency_key": new_key(),
        **more,
    }
    return show(request, "officer/processes/history.html", context, status=status)


def version_rows(versions: Sequence[ProcessVersion]) -> list[dict[str, Any]]:
    people = full_names(
        [
            AccountId(account_id)
            for each in versions
            for account_id in (each.drawn_by_account_id, each.published_by_account_id)
            if account_id
        ]
    )

    def name_of(account_id: int | None) -> str:
        return people.get(AccountId(account_id), "") if account_id else ""

    return [
        {
            "version": each,
            "address": reverse("officer:process", args=[each.version_id]),
            "state_kind": _STATUS_KINDS[each.status],
            "state_words": STATUS_WORDS[each.status],
            "step_count": len(each.process.steps),
            "hours": hours_words(total_hours(each.process)),
            "drawn_by": name_of(each.drawn_by_account_id),
            "published_by": name_of(each.published_by_account_id),
            "period": period_words(each),
        }
        for each in versions
    ]


def period_words(version: ProcessVersion) -> str:
    """`áp dụng từ 01/12/2026`, `01/01/2026 đến 30/11/2026`; empty for a draft."""
    if version.valid_from is None:
        return ""
    begin = formats.day(version.valid_from)
    if version.valid_to is None:
        return _("áp dụng từ %(day)s") % {"day": begin}
    return _("áp dụng %(begin)s đến %(end)s") % {
        "begin": begin,
        "end": formats.day(version.valid_to),
    }


def _state(
    newest: ProcessVersion | None, published: ProcessVersion | None
) -> dict[str, str] | None:
    """The state of a procedure's process in one word, and what it was before."""
    if newest is None:
        return None
    words = str(STATUS_WORDS[newest.status])
    if newest.status is ProcessStatus.DRAFT and published is not None:
        words = _("Đang soạn bản %(number)s") % {"number": newest.number}
    held = (
        _("Bản %(number)s %(period)s")
        % {"number": published.number, "period": period_words(published)}
        if published
        else ""
    )
    return {"kind": _STATUS_KINDS[newest.status], "words": words, "held": held}
