"""The step "where and how": the commune of filing, how to reach the applicant, how the result comes."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from motcua.domain.catalogue.selectors import needs_commune
from motcua.domain.catalogue.values import OnlineMode
from motcua.domain.dossiers.rules import ReturnMethod
from motcua.domain.drafts.actions import save_delivery
from motcua.domain.drafts.rules import (
    Delivery,
    DeliveryFault,
    delivery_faults,
    delivery_from,
)
from motcua.domain.organisations.selectors import communes_on
from motcua.foundation.idempotency import KeyReused
from motcua.interfaces.citizen.application_saving import (
    application_step,
    keep_and_lead_on,
    shows_faults,
    step_context,
)
from motcua.interfaces.citizen.application_steps import DELIVERY, Application, commune_name
from motcua.interfaces.citizen.texts import said
from motcua.interfaces.design_system.components import Choice, Fault

FIELDS = ("commune_code", "return_method", "return_address", "phone_number", "email")


@dataclass(frozen=True, slots=True)
class CommuneGroup:
    """Communes of one kind, for a heading inside the list."""

    label: str
    choices: Sequence[Choice]


@application_step
def delivery(request: HttpRequest, application: Application) -> HttpResponse:
    """Ask where the dossier goes and how its result comes back."""
    if request.method != "POST":
        faults = faults_of(application) if shows_faults(request) else ()
        return _shown(request, application, application.delivery, faults)
    typed = {name: _cleaned(request.POST.get(name, "")) for name in FIELDS}

    def save() -> bool:
        return bool(
            save_delivery(
                draft_id=application.draft.draft_id,
                typed=typed,
                by=request.actor,
                at=application.at,
            )
        )

    try:
        return keep_and_lead_on(request, application, DELIVERY, save)
    except KeyReused as reused:
        return _shown(request, application, delivery_from(typed), (), reused=reused)


def faults_of(application: Application) -> list[DeliveryFault]:
    """What will not do on this step, also a commune that exists no more."""
    kept = application.delivery
    must_choose = needs_commune(application.procedure)
    faults = list(delivery_faults(kept, needs_commune=must_choose))
    if must_choose and kept.commune_code and not commune_name(kept.commune_code, application.day):
        message = _("Xin chọn một xã, phường trong danh sách.")
        faults.insert(0, DeliveryFault("commune_code", message))
    return faults


def _shown(
    request: HttpRequest,
    application: Application,
    kept: Delivery,
    faults: Sequence[DeliveryFault],
    *,
    reused: KeyReused | None = None,
) -> HttpResponse:
    context = step_context(request, application, DELIVERY) | {
        "delivery": kept,
        "errors": {fault.field_key: said(fault.message) for fault in reversed(faults)},
        "faults": [Fault(f"o-{fault.field_key}", said(fault.message)) for fault in faults],
        "must_choose_commune": needs_commune(application.procedure),
        "commune_groups": _communes(application),
        "places": application.procedure.receiving_places,
        "return_choices": _return_choices(application),
        "was_sent_before": reused is not None,
    }
    status = reused.http_status if reused else 200
    return render(request, "citizen/application/delivery.html", context, status=status)


def _communes(application: Application) -> list[CommuneGroup]:
    """Wards, then communes and special zones, each in the order of the alphabet."""
    if not needs_commune(application.procedure):
        return []
    labels = {"ward": _("Phường"), "commune": _("Xã"), "township": _("Thị trấn")}
    by_kind: dict[str, list[Choice]] = {}
    for commune in communes_on(application.day):
        by_kind.setdefault(commune.kind, []).append(Choice(commune.code, commune.name))
    return [
        CommuneGroup(labels.get(kind, kind), by_kind[kind])
        for kind in sorted(by_kind, key=lambda kind: kind != "ward")
    ]


def _return_choices(application: Application) -> list[Choice]:
    """The ways of return that the procedure offers."""
    procedure = application.procedure
    offered: Mapping[ReturnMethod, bool] = {
        ReturnMethod.COUNTER: True,
        ReturnMethod.POST: procedure.post_returns,
        ReturnMethod.ONLINE: procedure.online.mode is OnlineMode.FULL,
    }
    words: Mapping[ReturnMethod, tuple[Any, Any]] = {
        ReturnMethod.COUNTER: (
            _("Đến lấy tại nơi nộp"),
            _("Mang theo giấy hẹn hoặc căn cước."),
        ),
        ReturnMethod.POST: (
            _("Gửi qua bưu điện về nhà"),
            _("Trả cước theo bảng giá của bưu điện."),
        ),
        ReturnMethod.ONLINE: (
            _("Bản điện tử"),
            _("Tải về ngay trên trang này khi có kết quả."),
        ),
    }
    return [Choice(method, *words[method]) for method in ReturnMethod if offered[method]]


def _cleaned(text: str) -> str:
    """NFC, no control characters: a database keeps no null character, a slip prints none."""
    text = unicodedata.normalize("NFC", text)
    return "".join(sign if unicodedata.category(sign) != "Cc" else " " for sign in text)
