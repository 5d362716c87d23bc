"""At the one-stop counter: accept with the slip, refuse with a reason, hand over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.rules import RefusalReason
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import DossierPage
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system.components import Choice, Fault
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.act_words import ACT_WORDS, REFUSAL_WORDS
from motcua.interfaces.officer.acting import (
    act_once,
    act_plainly,
    expected_version,
    readable,
    refused,
    sent_form_required,
)
from motcua.interfaces.officer.offers import is_offered
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_line, typed_text
from motcua.interfaces.web.idempotency import new_key

FEES_MAX = 100
REASON_CHARACTERS_MIN, REASON_CHARACTERS_MAX = 10, 2000
LEGAL_BASIS_CHARACTERS_MAX = 300


@reader_required
@sent_form_required
def accept(request: HttpRequest, code: str) -> HttpResponse:
    """Accept and hand out the slip; the ticked fees stand on it."""

    def perform() -> object:
        return actions.accept(
            dossier_code=code,
            fee_orders=_fee_orders(request),
            by=request.actor,
            at=clock.now(),
            expected_version=expected_version(request),
        )

    try:
        return act_once(request, code, Act.ACCEPT, perform)
    except DomainError as error:
        return refused(request, code, Act.ACCEPT, error)


@reader_required
@sent_form_required
def hand_over(request: HttpRequest, code: str) -> HttpResponse:
    """Hand over to the agency that decides."""
    return act_plainly(request, code, Act.HAND_OVER, actions.hand_over)


@dataclass(frozen=True, slots=True)
class TypedRefusal:
    """A refusal as it was typed."""

    reason_key: str = ""
    reason: str = ""
    legal_basis: str = ""

    def faults(self) -> Mapping[str, str]:
        """What will not do yet, by field."""
        faults = {}
        if self.reason_key not in set(RefusalReason):
            faults["reason_key"] = _("Chưa chọn nhóm lý do.")
        count = len(self.reason)
        if count < REASON_CHARACTERS_MIN:
            faults["reason"] = _(
                "Xin ghi rõ lý do thành một câu để người dân hiểu và biết phải làm gì tiếp."
            )
        elif count > REASON_CHARACTERS_MAX:
            faults["reason"] = _(
                "Lý do dài %(count)s ký tự, nhiều nhất là 2.000. Xin viết gọn lại."
            ) % {"count": count}
        if not 0 < len(self.legal_basis) <= LEGAL_BASIS_CHARACTERS_MAX:
            faults["legal_basis"] = _(
                "Chưa ghi căn cứ. Xin ghi số văn bản và điều khoản, ví dụ 61/2018/NĐ-CP, Điều 17."
            )
        return faults

    def in_words(self) -> Sequence[tuple[str, str]]:
        return [
            (_("Nhóm lý do"), str(REFUSAL_WORDS.get(self.reason_key, ""))),
            (_("Lý do"), self.reason),
            (_("Căn cứ"), self.legal_basis),
        ]


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def refuse(request: HttpRequest, code: str) -> HttpResponse:
    """Refuse to receive: reason and legal ground are written and go to the applicant."""
    page = readable(request, code)
    can_go_on = is_offered(Act.REFUSE, page, by=request.actor)
    if request.method != "POST":
        if not can_go_on:
            return redirect("officer:dossier", code=code)
        return _refusal_form(request, page, TypedRefusal())
    typed = _typed_refusal(request)
    faults = typed.faults()
    if faults and can_go_on and expected_version(request) == page.version:
        return _refusal_form(request, page, typed, faults=faults, status=422)

    def perform() -> None:
        actions.refuse(
            dossier_code=code,
            reason_key=typed.reason_key,
            reason=typed.reason,
            legal_basis=typed.legal_basis,
            by=request.actor,
            at=clock.now(),
            expected_version=expected_version(request),
        )

    try:
        return act_once(request, code, Act.REFUSE, perform)
    except DomainError as error:
        return refused(request, code, Act.REFUSE, error, typed=typed.in_words())


def _typed_refusal(request: HttpRequest) -> TypedRefusal:
    return TypedRefusal(
        reason_key=typed_line(request, "reason_key"),
        reason=typed_text(request, "reason"),
        legal_basis=typed_line(request, "legal_basis"),
    )


def _refusal_form(
    request: HttpRequest,
    page: DossierPage,
    typed: TypedRefusal,
    *,
    faults: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    faults = faults or {}
    context = {
        "page": page,
        "words": ACT_WORDS[Act.REFUSE],
        "back_address": reverse("officer:dossier", args=[page.code]),
        "typed": typed,
        "faults": [Fault(f"o-{name}", message) for name, message in faults.items()],
        "fault_of": faults,
        "reasons": [Choice(key, str(label)) for key, label in REFUSAL_WORDS.items()],
        "reason_characters_max": REASON_CHARACTERS_MAX,
        "legal_basis_characters_max": LEGAL_BASIS_CHARACTERS_MAX,
        "idempotency_key": new_key(),
    }
    return show(request, "officer/refuse.html", context, status=status)


def _fee_orders(request: HttpRequest) -> Sequence[int]:
    """The ticked fees; anything else in the field is dropped."""
    typed = request.POST.getlist("fee")[:FEES_MAX]
    return [int(order[:4]) for order in typed if order[:4].isdecimal()]
