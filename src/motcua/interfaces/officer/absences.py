"""Who is away and who stands in: for oneself, and for those who see to a unit's work."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.domain.identity.selectors import colleagues
from motcua.domain.identity.values import AccountId, Actor, Colleague
from motcua.domain.organisations.selectors import agencies
from motcua.domain.workflow import actions
from motcua.domain.workflow.permissions import REGISTER_ABSENCE, as_role
from motcua.domain.workflow.selectors.absences import absences_of
from motcua.domain.workflow.values import AbsenceId
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system.components import Choice
from motcua.interfaces.officer.access import officer_required
from motcua.interfaces.officer.forms.reading import day_in, time_in
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_line
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

UNPROCESSABLE = 422
DIGITS_MAX = 15
_FIELDS = (
    "agency",
    "account",
    "substitute",
    "since",
    "since-time",
    "until",
    "until-time",
    "reason",
)
_BEGINNING, _END = "07:30", "17:00"  # What is proposed for the hours; anything may be typed.


@require_http_methods(["GET", "HEAD", "POST"])
@officer_required
def absences(request: HttpRequest) -> HttpResponse:
    """Absences to come and under way, and the form that registers one."""
    if request.method != "POST":
        return _show(request, {"since-time": _BEGINNING, "until-time": _END})
    typed = {name: typed_line(request, name) for name in _FIELDS}
    since, until = (_moment(typed[name], typed[f"{name}-time"]) for name in ("since", "until"))
    if since is None or until is None:
        fault = _("Chưa đọc được ngày giờ. Xin ghi như 25/11/2026 và 07:30.")
        return _show(request, typed, fault=fault, status=UNPROCESSABLE)

    def act() -> HttpResponse:
        actions.register_absence(
            account_id=_number(typed["account"]) or AccountId(request.actor.account_id),
            substitute_account_id=_number(typed["substitute"]),
            agency_code=typed["agency"],
            since=since,
            until=until,
            reason=typed["reason"],
            by=request.actor,
            at=clock.now(),
        )
        messages.success(
            request, _("Đã ghi. Từ lúc đó người làm thay thấy việc trên bàn của mình.")
        )
        return redirect("officer:absences")

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as error:
        fault = " ".join(in_words(error))
        return _show(request, typed, fault=fault, status=error.http_status)


@require_POST
@officer_required
def cancel_absence(request: HttpRequest, absence_id: int) -> HttpResponse:
    """Back early, or not gone."""

    def act() -> HttpResponse:
        actions.cancel_absence(absence_id=AbsenceId(absence_id), by=request.actor, at=clock.now())
        messages.success(request, _("Đã hủy lần nghỉ. Việc trở về bàn của người đó."))
        return redirect("officer:absences")

    return answer_once(request, act, is_one_act=True)


def _show(
    request: HttpRequest, typed: Mapping[str, str], *, fault: str = "", status: int = 200
) -> HttpResponse:
    by: Actor = request.actor
    at = clock.now()
    sees_to = by.agency_codes(REGISTER_ABSENCE)
    own = sorted({code for right, code in by.rights if right.startswith(as_role(""))} | sees_to)
    names = agencies(own)
    people = _people(own, at)
    roles = {(each.role_key, code) for each, code in people if each.account_id == by.account_id}
    fit = people if sees_to else _with_roles(people, roles, but=by)
    context = {
        "lines": _lines(by, sees_to, at),
        "agencies": [Choice(str(code), agency.name) for code, agency in names.items()],
        "people": _choices(people) if sees_to else (),
        "substitutes": _choices(fit),
        "typed": {name.replace("-", "_"): text for name, text in typed.items()},
        "fault": fault,
        "tomorrow": f"{at.astimezone(VIETNAM) + timedelta(days=1):%d/%m/%Y}",
        "own_account": str(by.account_id),
        "idempotency_key": new_key(),
    }
    return show(request, "officer/absences.html", context, status=status)


_RoleHeld = tuple[Colleague, str]


def _people(agency_codes: Sequence[str], at: datetime) -> Sequence[_RoleHeld]:
    return [
        (each, code)
        for code in agency_codes
        for each in colleagues(code, right_prefix=as_role(""), at=at)
    ]


def _with_roles(
    people: Sequence[_RoleHeld], roles: set[tuple[str, str]], *, but: Actor
) -> Sequence[_RoleHeld]:
    """Those who hold one of these roles too; the act looks whether they hold all."""
    return [
        (each, code)
        for each, code in people
        if (each.role_key, code) in roles and each.account_id != but.account_id
    ]


def _choices(people: Sequence[_RoleHeld]) -> Sequence[Choice]:
    """Each person once, with what they are."""
    titles: dict[tuple[int, str], list[str]] = {}
    for each, _code in people:
        titles.setdefault((each.account_id, each.full_name), []).append(_(each.role_name))
    return [
        Choice(str(account_id), f"{name}, {', '.join(dict.fromkeys(roles))}")
        for (account_id, name), roles in titles.items()
    ]


def _lines(by: Actor, sees_to: frozenset[str], at: datetime) -> Sequence[dict[str, Any]]:
    found = absences_of(account_id=AccountId(by.account_id or 0), agency_codes=sees_to, at=at)
    names = agencies({line.agency_code for line in found})
    by_code = {str(code): agency.name for code, agency in names.items()}
    return [
        {
            "line": line,
            "agency_name": by_code.get(line.agency_code, ""),
            "is_now": line.since <= at,
            "is_mine": line.account_id == by.account_id,
            "stands_in": line.substitute_account_id == by.account_id,
            "may_cancel": line.account_id == by.account_id or line.agency_code in sees_to,
            "idempotency_key": new_key(),
        }
        for line in found
    ]


def _number(typed: str) -> AccountId:
    is_number = typed.isdecimal() and len(typed) <= DIGITS_MAX
    return AccountId(int(typed) if is_number else 0)


def _moment(day_text: str, time_text: str) -> datetime | None:
    day, hour = day_in(day_text), time_in(time_text)
    return datetime.combine(day, hour, tzinfo=VIETNAM) if day and hour else None
