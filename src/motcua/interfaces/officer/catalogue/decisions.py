"""Decisions of publication: prepared with checked records, their deadlines and their way."""

from collections.abc import Sequence
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.catalogue.actions import prepare_decision
from motcua.domain.catalogue.selectors.decisions import deadlines_of_each, decisions
from motcua.domain.catalogue.selectors.records import (
    may_check_records,
    records,
    records_by_decision,
)
from motcua.domain.catalogue.values import Deadlines, Decision, Record, RecordId, RecordState
from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import AgencyLevel
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Choice, Due, Fault
from motcua.interfaces.officer.catalogue.access import (
    checker_required,
    number_in,
    reader_required,
    today,
)
from motcua.interfaces.officer.catalogue.record_words import names_of, record_facts
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_line
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

FIELDS: Final = ("agency", "effective_from", "instrument_number", "instrument_effective_on")
CHARACTERS_MAX: Final = 100
CHOSEN_MAX: Final = 1_000  # More than a decision takes: the act says so, nothing is left out.


@require_safe
@reader_required
def decision_list(request: HttpRequest) -> HttpResponse:
    """Decisions that wait, then those published, the latest first."""
    found = decisions()
    dates = deadlines_of_each(found)
    by_decision = records_by_decision([each.decision_id for each in found])
    waiting = _ready()
    context = {
        "section": "catalogue",
        "rows": [
            {
                "decision": each,
                "count": len(by_decision[each.decision_id]),
                **decision_facts(each, dates[each.decision_id]),
            }
            for each in found
        ],
        "ready_count": len(waiting),
        "may_prepare": may_check_records(request.actor),
    }
    return show(request, "officer/catalogue/decisions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@checker_required
def prepare(request: HttpRequest) -> HttpResponse:
    """Choose records that were found sound, say from when they hold."""
    if request.method != "POST":
        return _page(request, dict.fromkeys(FIELDS, ""), chosen=None)
    typed = {name: typed_line(request, name)[:CHARACTERS_MAX] for name in FIELDS}
    is_shortened = "is_shortened" in request.POST
    chosen = [number_in(each) for each in request.POST.getlist("chon")[:CHOSEN_MAX]]
    effective_from = day_in(typed["effective_from"])
    instrument_on = day_in(typed["instrument_effective_on"])
    faults = {}
    if not chosen:
        faults["chon"] = _("Xin chọn ít nhất một thủ tục đã kiểm soát.")
    if effective_from is None:
        faults["effective_from"] = _("Xin ghi ngày theo cách này: 01/12/2026.")
    if typed["instrument_effective_on"] and instrument_on is None:
        faults["instrument_effective_on"] = _("Xin ghi ngày theo cách này: 01/12/2026.")
    if faults or effective_from is None:
        return _page(request, typed, chosen, faults=faults, is_shortened=is_shortened, status=422)

    def act() -> HttpResponse:
        decision_id = prepare_decision(
            agency_code=typed["agency"],
            effective_from=effective_from,
            record_ids=[RecordId(each) for each in chosen],
            instrument_number=typed["instrument_number"],
            instrument_effective_on=instrument_on,
            is_shortened=is_shortened,
            by=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("Đã lập quyết định. Lãnh đạo mở trang này để ký."))
        return redirect("officer:catalogue_decision", decision_id=decision_id)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as refusal:
        return _page(request, typed, chosen, is_shortened=is_shortened, refusal=refusal)


def decision_facts(found: Decision, dates: Deadlines) -> dict[str, Any]:
    """State, title and deadlines of a decision in words."""
    day = today()
    return {
        "title": _("Quyết định số %(number)s") % {"number": found.number}
        if found.number
        else _("Dự thảo quyết định"),
        "state": _state(found),
        "publish_words": _due(
            dates.publish_by,
            is_done=dates.published_on is not None,
            is_late=dates.was_published_late or dates.is_publication_overdue(day),
        ),
        "enter_words": _due(
            dates.enter_by,
            is_done=dates.entered_on is not None,
            is_late=dates.was_entered_late or dates.is_entry_overdue(day),
        ),
        "dates": dates,
    }


def _state(found: Decision) -> Due:
    if found.withdrawn_at is not None:
        return Due("off", _("Đã rút"))
    if found.entered_in_database_at is not None:
        return Due("done", _("Đã nhập cơ sở dữ liệu quốc gia"))
    if found.published_at is not None:
        return Due("early", _("Đã công bố, chờ nhập cơ sở dữ liệu"))
    if found.signed_at is not None:
        return Due("soon", _("Đã ký, chờ công bố"))
    return Due("hold", _("Chờ ký"))


def _due(by: Any, *, is_done: bool, is_late: bool) -> Due | None:
    """`Hạn 25/11/2026`, `Trễ hạn 25/11/2026`, `Đúng hạn`."""
    if by is None:
        return None
    shown = formats.day(by)
    if is_late:
        return Due("late", _("Trễ hạn %(day)s") % {"day": shown})
    return (
        Due("early", _("Đúng hạn")) if is_done else Due("soon", _("Hạn %(day)s") % {"day": shown})
    )


def publishers() -> list[Choice]:
    """Agencies of this installation that publish."""
    found = agencies(settings.PROCESS_AGENCIES)
    return [
        Choice(str(code), agency.name)
        for code, agency in found.items()
        if agency.level in {AgencyLevel.MINISTRY, AgencyLevel.PROVINCE}
    ]


def _ready() -> list[Record]:
    return [
        each
        for each in records(states={RecordState.CHECKED}, count_max=CHOSEN_MAX)
        if each.decision_id is None
    ]


def _page(
    request: HttpRequest,
    typed: dict[str, str],
    chosen: Sequence[int] | None,
    *,
    faults: dict[str, str] | None = None,
    is_shortened: bool = False,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    faults = faults or {}
    ready = _ready()
    names = names_of(ready)
    context = {
        "section": "catalogue",
        "rows": [
            {**record_facts(each, names), "is_chosen": chosen is None or each.record_id in chosen}
            for each in ready
        ],
        "agencies": publishers(),
        "typed": typed,
        "is_shortened": is_shortened,
        "faults": [Fault(f"o-{name}", words) for name, words in faults.items()],
        "fault_of": faults,
        "refusal": in_words(refusal) if refusal else None,
        "idempotency_key": new_key(),
    }
    if refusal:
        status = refusal.http_status
    return show(request, "officer/catalogue/prepare.html", context, status=status)
