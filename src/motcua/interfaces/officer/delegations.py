"""What an agency lets others do in its place, and what it does in theirs: list, form, early end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.organisations import errors
from motcua.domain.organisations.actions import delegate, end_delegation
from motcua.domain.organisations.permissions import DELEGATE
from motcua.domain.organisations.selectors import agencies, delegations_of
from motcua.domain.organisations.values import DelegatedPower, Delegation
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.officer.forms import showing
from motcua.interfaces.officer.forms.delegation import POWER_WORDS, delegation, giving_agencies
from motcua.interfaces.officer.forms.fields import Typed
from motcua.interfaces.officer.forms.reading import initial, read
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import right_required
from motcua.interfaces.web.refusal import in_words

UNPROCESSABLE = 422
FIELDS_OF_REFUSALS: Mapping[type[DomainError], str] = {
    errors.DelegatesToItself: "to_agency_code",
    errors.DelegateUnfit: "to_agency_code",
    errors.DelegatedAlready: "to_agency_code",
    errors.DelegatedFurther: "to_agency_code",
    errors.DelegationPeriodImpossible: "valid_to",
    errors.DecisionMissing: "decision_number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationLine:
    """One delegation in words."""

    number: int
    what: str
    giver: str
    taker: str
    procedures: str
    decision: str
    period: str
    due: Due
    can_end: bool
    idempotency_key: str


@require_safe
@right_required(DELEGATE)
def delegations(request: HttpRequest) -> HttpResponse:
    """Those of the agencies that one leads, given and taken, the newest first."""
    today = clock.now().astimezone(VIETNAM).date()
    own = {agency.code for agency in giving_agencies(request.actor, at=clock.now())}
    found = delegations_of(own)
    names = {
        str(code): agency.name
        for code, agency in agencies(
            {each for line in found for each in (line.from_agency_code, line.to_agency_code)}
        ).items()
    }
    context = {
        "section": "delegations",
        "lines": [_line(line, names, own, today) for line in found],
    }
    return show(request, "officer/delegations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@right_required(DELEGATE)
def new_delegation(request: HttpRequest) -> HttpResponse:
    """GET shows the form, POST delegates."""
    form = delegation(by=request.actor, at=clock.now())
    if request.method != "POST":
        return _form(request, initial(form))
    typed = read(request, form)
    slugs, unknown = _slugs(str(typed.values["procedures"]))
    if unknown:
        words = _("Không có thủ tục này: %(codes)s. Xin ghi mã như trên Cổng dịch vụ công.")
        typed = typed.with_fault("procedures", words % {"codes": ", ".join(unknown)})
    if typed.faults:
        return _form(request, typed, status=UNPROCESSABLE)

    def act() -> HttpResponse:
        values = {name: value for name, value in typed.values.items() if name != "procedures"}
        values["power"] = DelegatedPower(values["power"])
        delegate(**values, procedure_slugs=slugs, by=request.actor, at=clock.now())
        messages.success(request, _("Đã ghi ủy quyền. Hồ sơ mới từ ngày đầu đi theo ủy quyền này."))
        return redirect("officer:delegations")

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as error:
        field = FIELDS_OF_REFUSALS.get(type(error))
        if field is None:
            raise
        typed = typed.with_fault(field, " ".join(in_words(error)))
        return _form(request, typed, status=error.http_status)


@require_http_methods(["GET", "HEAD", "POST"])
@right_required(DELEGATE)
def end(request: HttpRequest, number: int) -> HttpResponse:
    """POST ends a delegation with today; who only opens the address is led to the list."""
    if request.method != "POST":
        return redirect("officer:delegations")

    def act() -> HttpResponse:
        at = clock.now()
        last_day = at.astimezone(VIETNAM).date()
        end_delegation(number=number, last_day=last_day, by=request.actor, at=at)
        messages.success(request, _("Hôm nay là ngày cuối. Từ ngày mai cơ quan làm lấy việc này."))
        return redirect("officer:delegations")

    try:
        return answer_once(request, act, is_one_act=True)
    except (errors.DelegationOver, errors.DelegationPeriodImpossible):
        messages.info(request, _("Lần ủy quyền này đã kết thúc, hoặc hôm nay đã là ngày cuối."))
        return redirect("officer:delegations")


def _slugs(text: str) -> tuple[Sequence[str], Sequence[str]]:
    """The procedures named, a code a line, and what is none."""
    today = clock.now().astimezone(VIETNAM).date()
    slugs, unknown = [], []
    for code in dict.fromkeys(text.replace(",", "\n").replace(";", "\n").split()):
        try:
            slugs.append(procedure_on(code, today).slug)
        except ProcedureNotFound:
            unknown.append(code[:40])
    return slugs, unknown


def _line(line: Delegation, names: Mapping[str, str], own: set[Any], today: date) -> DelegationLine:
    return DelegationLine(
        number=line.number,
        what=str(POWER_WORDS[line.power]),
        giver=names[line.from_agency_code],
        taker=names[line.to_agency_code],
        procedures=_procedures(line, today),
        decision=line.decision_number,
        period=_("%(first)s đến hết %(last)s")
        % {"first": formats.day(line.valid_from), "last": formats.day(line.last_day)},
        due=_due(line, today),
        can_end=line.from_agency_code in own and line.last_day > today,
        idempotency_key=new_key(),
    )


def _procedures(line: Delegation, today: date) -> str:
    if not line.procedure_slugs:
        return _("Mọi thủ tục")
    named = []
    for slug in line.procedure_slugs:
        try:
            named.append(procedure_on(slug, today).name)
        except ProcedureNotFound:
            named.append(slug)
    return "; ".join(named)


def _due(line: Delegation, today: date) -> Due:
    if line.last_day < today:
        return Due("off", _("Đã kết thúc"))
    if line.valid_from > today:
        return Due("soon", _("Chưa đến ngày"))
    return Due("done", _("Đang áp dụng"))


def _form(request: HttpRequest, typed: Typed, *, status: int = 200) -> HttpResponse:
    form = delegation(by=request.actor, at=clock.now())
    context = {
        "section": "delegations",
        "form": form,
        "fields": showing.shown(form, typed),
        "faults": showing.faults_of(form, typed),
        "idempotency_key": new_key(),
    }
    return show(request, "officer/new_delegation.html", context, status=status)
