"""The lists that are published beside the procedures: received where, delegated, not received and why.

Legal   LR-118 (61/2018/NĐ-CP art 35.2, 37.1c).
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.catalogue.actions import publish_intake_list
from motcua.domain.catalogue.selectors import procedures_on
from motcua.domain.catalogue.selectors.intake_lists import (
    intake_list,
    intake_list_published,
    intake_lists_published,
)
from motcua.domain.catalogue.selectors.records import may_publish_decisions
from motcua.domain.catalogue.values import IntakeEntry, IntakeList
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.officer.catalogue.access import (
    publisher_required,
    reader_required,
    today,
)
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import one_line, typed_line
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

NAMES: Final = {
    IntakeList.ONE_STOP: gettext_lazy("Tiếp nhận tại Bộ phận Một cửa"),
    IntakeList.ONLINE: gettext_lazy("Tiếp nhận trên mạng"),
    IntakeList.DELEGATED: gettext_lazy("Giao cấp dưới tiếp nhận"),
    IntakeList.NOT_RECEIVED: gettext_lazy("Không tiếp nhận tại Bộ phận Một cửa"),
}
ADDRESSES: Final = {
    IntakeList.ONE_STOP: "mot-cua",
    IntakeList.ONLINE: "truc-tuyen",
    IntakeList.DELEGATED: "giao-cap-duoi",
    IntakeList.NOT_RECEIVED: "khong-tiep-nhan",
}
REASONED: Final = frozenset({IntakeList.DELEGATED, IntakeList.NOT_RECEIVED})
FIELDS: Final = ("decision_number", "decided_on", "valid_from")
CHARACTERS_MAX: Final = 200
REASON_MARK: Final = "ly-do-"


@require_safe
@reader_required
def lists(request: HttpRequest) -> HttpResponse:
    """The four lists of today, and every publication of one."""
    day = today()
    context = {
        "section": "catalogue",
        "rows": [
            {
                "address": ADDRESSES[kind],
                "name": NAMES[kind],
                "published": intake_list_published(kind, day),
            }
            for kind in IntakeList
        ],
        "publications": [
            {"name": NAMES[each.kind], "published": each} for each in intake_lists_published()
        ],
        "may_publish": may_publish_decisions(request.actor),
    }
    return show(request, "officer/catalogue/intake_lists.html", context)


@require_safe
@reader_required
def intake(request: HttpRequest, address: str) -> HttpResponse:
    """One list, today or on `?ngay=01/12/2026`."""
    kind = _kind(address)
    day = day_in(request.GET.get("ngay", "")[:20]) or today()
    context = {
        "section": "catalogue",
        "name": NAMES[kind],
        "address": address,
        "day": day,
        "rows": intake_list(kind, day),
        "has_reasons": kind in REASONED,
        "published": intake_list_published(kind, day),
        "may_publish": may_publish_decisions(request.actor),
    }
    return show(request, "officer/catalogue/intake_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@publisher_required
def publish(request: HttpRequest, address: str) -> HttpResponse:
    """Choose what stands on the list, by which decision, from when."""
    kind = _kind(address)
    if request.method != "POST":
        held = {each.slug: each.reason for each in intake_list(kind, today())}
        return _page(request, kind, dict.fromkeys(FIELDS, ""), held, held)
    typed = {name: typed_line(request, name)[:CHARACTERS_MAX] for name in FIELDS}
    chosen = list(dict.fromkeys(map(one_line, request.POST.getlist("chon"))))
    reasons = {
        name.removeprefix(REASON_MARK): typed_line(request, name)
        for name in request.POST
        if name.startswith(REASON_MARK)
    }
    decided_on, valid_from = day_in(typed["decided_on"]), day_in(typed["valid_from"])
    faults = {}
    if not chosen:
        faults["chon"] = _("Xin chọn ít nhất một thủ tục.")
    if not typed["decision_number"]:
        faults["decision_number"] = _("Xin ghi số, ký hiệu quyết định.")
    for name, found in (("decided_on", decided_on), ("valid_from", valid_from)):
        if found is None:
            faults[name] = _("Xin ghi ngày theo cách này: 01/12/2026.")
    if faults or decided_on is None or valid_from is None:
        return _page(request, kind, typed, chosen, reasons, faults=faults, status=422)

    def act() -> HttpResponse:
        publish_intake_list(
            kind=kind,
            entries=[IntakeEntry(slug, reasons.get(slug, "")) for slug in chosen],
            decision_number=typed["decision_number"],
            decided_on=decided_on,
            valid_from=valid_from,
            by=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("Đã công bố danh mục."))
        return redirect("officer:catalogue_intake_list", address=address)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as refusal:
        return _page(request, kind, typed, chosen, reasons, refusal=refusal)


def _kind(address: str) -> IntakeList:
    for kind, known in ADDRESSES.items():
        if known == address:
            return kind
    raise Http404


def _page(
    request: HttpRequest,
    kind: IntakeList,
    typed: dict[str, str],
    chosen: Collection[str],
    reasons: Mapping[str, str],
    *,
    faults: dict[str, str] | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    faults, held = faults or {}, frozenset(chosen)
    rows: list[dict[str, Any]] = [
        {
            "slug": row.procedure.slug,
            "name": row.name,
            "code": row.code,
            "field": row.field.name,
            "is_chosen": row.procedure.slug in held,
            "reason": reasons.get(row.procedure.slug, ""),
        }
        for row in procedures_on(day=today())
    ]
    context = {
        "section": "catalogue",
        "name": NAMES[kind],
        "address": ADDRESSES[kind],
        "asks_reason": kind in REASONED,
        "rows": rows,
        "typed": typed,
        "faults": [Fault(f"o-{name}", words) for name, words in faults.items()],
        "fault_of": faults,
        "refusal": in_words(refusal) if refusal else None,
        "idempotency_key": new_key(),
    }
    if refusal:
        status = refusal.http_status
    return show(request, "officer/catalogue/publish_list.html", context, status=status)
