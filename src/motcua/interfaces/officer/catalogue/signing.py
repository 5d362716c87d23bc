"""One decision: signed, published, entered in the national database, or taken back."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.catalogue.actions import (
    enter_in_database,
    publish_decision,
    sign_decision,
    withdraw_decision,
)
from motcua.domain.catalogue.errors import RecordsNotReady
from motcua.domain.catalogue.selectors.decisions import deadlines_of, decision
from motcua.domain.catalogue.selectors.records import (
    may_check_records,
    may_publish_decisions,
    records_of,
)
from motcua.domain.catalogue.values import Decision, DecisionId, Record
from motcua.domain.identity.values import Actor
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.officer.catalogue.access import (
    checker_required,
    publisher_required,
    reader_required,
    today,
)
from motcua.interfaces.officer.catalogue.consequences import lines_of_decision
from motcua.interfaces.officer.catalogue.decisions import decision_facts
from motcua.interfaces.officer.catalogue.reading import check_of
from motcua.interfaces.officer.catalogue.record_words import names_of, record_facts
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_line
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

SIGNATURE: Final = ("number", "signed_on", "signer_name", "signer_title")
CHARACTERS_MAX: Final = 200
_MISSING: Final = {
    "number": gettext_lazy("Xin ghi số, ký hiệu quyết định."),
    "signed_on": gettext_lazy("Xin ghi ngày ký theo cách này: 24/11/2026."),
    "signer_name": gettext_lazy("Xin ghi họ tên người ký."),
    "signer_title": gettext_lazy("Xin ghi chức vụ người ký."),
}


@require_safe
@reader_required
def read(request: HttpRequest, decision_id: int) -> HttpResponse:
    """A decision with its records, what it would change, and what is due."""
    return _page(request, decision(DecisionId(decision_id)))


@require_http_methods(["GET", "HEAD", "POST"])
@publisher_required
def sign(request: HttpRequest, decision_id: int) -> HttpResponse:
    """POST number, day and signer of the decision as it was signed."""
    found = decision(DecisionId(decision_id))
    if request.method != "POST":
        return redirect("officer:catalogue_decision", decision_id=decision_id)
    typed = {name: typed_line(request, name)[:CHARACTERS_MAX] for name in SIGNATURE}
    signed_on = day_in(typed["signed_on"])
    faults = {name: str(_MISSING[name]) for name in SIGNATURE if not typed[name]}
    if signed_on is None:
        faults["signed_on"] = str(_MISSING["signed_on"])
    if faults or signed_on is None:
        return _page(request, found, typed=typed, faults=faults, status=422)

    def act(by: Actor) -> None:
        sign_decision(
            decision_id=found.decision_id,
            number=typed["number"],
            signed_on=signed_on,
            signer_name=typed["signer_name"],
            signer_title=typed["signer_title"],
            by=by,
            at=clock.now(),
        )

    return _acted(request, found, act, _("Đã ghi chữ ký. Việc tiếp theo là công bố."), typed=typed)


@require_http_methods(["GET", "HEAD", "POST"])
@publisher_required
def publish(request: HttpRequest, decision_id: int) -> HttpResponse:
    """POST: from now on people read what the decision says, for the days it says."""

    def act(by: Actor) -> None:
        publish_decision(decision_id=DecisionId(decision_id), by=by, at=clock.now())

    return _step(request, decision_id, act, _("Đã công bố. Người dân đọc được từ bây giờ."))


@require_http_methods(["GET", "HEAD", "POST"])
@checker_required
def enter(request: HttpRequest, decision_id: int) -> HttpResponse:
    """POST: the decision was entered in the national database."""

    def act(by: Actor) -> None:
        enter_in_database(decision_id=DecisionId(decision_id), by=by, at=clock.now())

    return _step(request, decision_id, act, _("Đã ghi: đã nhập cơ sở dữ liệu quốc gia."))


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def withdraw(request: HttpRequest, decision_id: int) -> HttpResponse:
    """POST: a decision that is not published is taken back; its records stay checked."""

    def act(by: Actor) -> None:
        withdraw_decision(decision_id=DecisionId(decision_id), by=by, at=clock.now())

    return _step(
        request, decision_id, act, _("Đã rút quyết định. Các bản thảo chờ quyết định khác.")
    )


def _step(
    request: HttpRequest, decision_id: int, act: Callable[[Actor], None], words: str
) -> HttpResponse:
    found = decision(DecisionId(decision_id))
    if request.method != "POST":
        return redirect("officer:catalogue_decision", decision_id=decision_id)
    return _acted(request, found, act, words)


def _acted(
    request: HttpRequest,
    found: Decision,
    act: Callable[[Actor], None],
    words: str,
    *,
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    def once() -> HttpResponse:
        act(request.actor)
        messages.success(request, words)
        return redirect("officer:catalogue_decision", decision_id=found.decision_id)

    try:
        return answer_once(request, once, is_one_act=True)
    except DomainError as refusal:
        return _page(request, decision(found.decision_id), typed=typed, refusal=refusal)


def _page(
    request: HttpRequest,
    found: Decision,
    *,
    typed: dict[str, str] | None = None,
    faults: dict[str, str] | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    faults = faults or {}
    under = records_of(found.decision_id)
    may_publish = may_publish_decisions(request.actor)
    is_open = found.withdrawn_at is None and found.published_at is None
    context: dict[str, Any] = {
        "section": "catalogue",
        "decision": found,
        **decision_facts(found, deadlines_of(found)),
        "rows": _rows(under, refusal),
        "steps": _steps(found),
        "consequences": lines_of_decision(found) if is_open else [],
        "typed": typed or {"signer_name": request.actor.full_name if may_publish else ""},
        "faults": [Fault(f"o-{name}", words) for name, words in faults.items()],
        "fault_of": faults,
        "may_sign": may_publish and is_open and found.signed_at is None,
        "may_publish": may_publish and is_open and found.signed_at is not None,
        "may_enter": may_check_records(request.actor)
        and found.published_at is not None
        and found.entered_in_database_at is None,
        "may_withdraw": is_open
        and (may_check_records if found.signed_at is None else may_publish_decisions)(
            request.actor
        ),
        "is_future": found.effective_from > today(),
        "refusal": _refused(refusal) if refusal else None,
        "idempotency_key": new_key(),
    }
    if refusal:
        status = refusal.http_status
    return show(request, "officer/catalogue/decision.html", context, status=status)


def _refused(refusal: DomainError) -> tuple[str, str]:
    if isinstance(refusal, RecordsNotReady):
        return (_("Chưa ký, công bố được."), _("Xin sửa từng điểm ghi ở mỗi thủ tục dưới đây."))
    return in_words(refusal)


def _rows(under: tuple[Record, ...], refusal: DomainError | None) -> list[dict[str, Any]]:
    names = names_of(under)
    faults = refusal.faults if isinstance(refusal, RecordsNotReady) else {}
    rows = []
    for each in under:
        check = check_of(each)
        rows.append(
            {
                **record_facts(each, names),
                "changes": check.changes,
                "more_changes": check.more_changes,
                "faults": faults.get(each.slug, ()),
            }
        )
    return rows


def _steps(found: Decision) -> list[dict[str, Any]]:
    """The line of states, each with its day."""
    reached = (
        (_("Lập quyết định"), True, ""),
        (_("Ký"), found.signed_at, formats.day(found.signed_on) if found.signed_on else ""),
        (
            _("Công bố"),
            found.published_at,
            formats.day(found.published_at) if found.published_at else "",
        ),
        (
            _("Nhập cơ sở dữ liệu quốc gia"),
            found.entered_in_database_at,
            formats.day(found.entered_in_database_at) if found.entered_in_database_at else "",
        ),
    )
    place = next((n for n, (_words, at, _note) in enumerate(reached) if not at), len(reached))
    return [
        {
            "words": words,
            "note": note,
            "kind": "done" if n < place else "now" if n == place else "next",
        }
        for n, (words, _at, note) in enumerate(reached)
    ]
