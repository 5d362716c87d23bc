"""The form on which a decision on units is entered: typed, looked at, then kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.control.selectors.reorganisation import effects_of
from motcua.domain.identity.selectors import full_names, holders_everywhere
from motcua.domain.organisations.actions import reorganise
from motcua.domain.organisations.permissions import REORGANISE
from motcua.domain.organisations.selectors import reorganisation_faults
from motcua.domain.organisations.values import Reorganisation
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system.components import Choice, Fault
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import right_required
from motcua.interfaces.web.refusal import in_words

from .building import built, place_faults
from .offered import ROLE_WORDS, Offered, offered_on
from .showing import effects_context
from .typed import ASKED, CREATE, ROWS_MAX, SHARES_MAX, TypedForm, TypedRow, typed_form
from .words import ADD_WORDS, FIELD_WORDS, ROW_HINTS, ROW_WORDS

UNPROCESSABLE = 422
_LISTS = {"unit": "co-quan", "heir": "co-quan", "parent": "co-quan", "division": "xa-phuong"}
_OPTIONAL = {"parent", "division", "identifier", "address", "phone"}


@require_http_methods(["GET", "HEAD", "POST"])
@right_required(REORGANISE)
def new(request: HttpRequest) -> HttpResponse:
    """GET shows the form; POST adds a row, shows what would move, or keeps the decision."""
    at = clock.now()
    form = typed_form(request)
    offered = _offered(form, at)
    if request.method != "POST" or form.change(request):
        return _page(request, form, offered, at=at)
    asked, places = built(form, offered)
    rest: list[str] = []
    if asked is not None:
        rest = place_faults(form, reorganisation_faults(asked, at=at), places)
    if asked is None or form.faults or rest:
        return _page(request, form, offered, at=at, rest=rest, status=UNPROCESSABLE)
    if "look" in request.POST:
        return _page(request, form, offered, at=at, looked_at=asked)
    document = asked

    def act() -> HttpResponse:
        entered = reorganise(reorganisation=document, by=request.actor, at=at)
        messages.success(
            request, _("Đã ghi. Xin xem những gì sẽ chuyển; người thứ hai sẽ công bố.")
        )
        return redirect("officer:reorganisation", entered)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as error:
        said = list(in_words(error))
        return _page(request, form, offered, at=at, rest=said, status=error.http_status)


def _offered(form: TypedForm, at: datetime) -> Offered:
    today = at.astimezone(clock.VIETNAM).date()
    effect = day_in(form.head["takes_effect_on"])
    is_near = effect is not None and abs(effect.year - today.year) <= 1
    return offered_on(today, effect if is_near else None)


def _page(
    request: HttpRequest,
    form: TypedForm,
    offered: Offered,
    *,
    at: datetime,
    looked_at: Reorganisation | None = None,
    rest: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "section": "reorganisations",
        "form": form,
        "fault_of": form.faults,
        "faults": [Fault(f"o-{name}", words) for name, words in form.faults.items()],
        "rest": rest,
        "rows": [_row(form, n, row, offered, at=at) for n, row in enumerate(form.rows)],
        "row_count": len(form.rows),
        "adds": [(kind, words) for kind, words in ADD_WORDS.items()]
        if len(form.rows) < ROWS_MAX
        else [],
        "lists": [
            ("co-quan", [*offered.unit_names, *_founded(form, offered)]),
            ("viec", offered.work_names),
            ("xa-phuong", offered.division_names),
        ],
        "idempotency_key": new_key(),
    }
    if looked_at is not None:
        context |= effects_context(effects_of(looked_at, at=at))
    return show(request, "officer/reorganisations/form.html", context, status=status)


def _founded(form: TypedForm, offered: Offered) -> list[str]:
    """Names of new units that the list does not have yet."""
    names = (row.texts["name"] for row in form.rows if row.kind == CREATE)
    return [name for name in names if name and name not in offered.unit_names]


def _row(
    form: TypedForm, n: int, row: TypedRow, offered: Offered, *, at: datetime
) -> dict[str, Any]:
    return {
        "n": n,
        "ordinal": n + 1,
        "kind": row.kind,
        "legend": ROW_WORDS[row.kind],
        "hint": ROW_HINTS.get(row.kind, ""),
        "fields": [
            _field(form, f"r{n}-{name}", name, row.texts[name], row) for name in ASKED[row.kind]
        ],
        "shares": [
            {
                "work": _field(form, f"r{n}-work-{k}", "work", work, row) if k else None,
                "heir": _field(form, f"r{n}-heir-{k}", "heir", heir, row),
            }
            for k, (work, heir) in enumerate(row.shares)
        ],
        "share_count": len(row.shares),
        "may_share": bool(row.shares) and len(row.shares) < SHARES_MAX,
        "people": _people(n, row, offered, at=at) if row.shares else (),
        "has_moved_people": bool(row.people),
    }


def _field(form: TypedForm, name: str, what: str, value: str, row: TypedRow) -> dict[str, Any]:
    is_role = what == "role"
    return {
        "name": name,
        "label": FIELD_WORDS.get((row.kind, what)) or FIELD_WORDS["", what],
        "value": value,
        "fault": form.faults.get(name, ""),
        "list": "viec" if what == "work" else _LISTS.get(what, ""),
        "choices": [Choice("", _("Chọn"))]
        + [Choice(key, str(words)) for key, words in ROLE_WORDS.items()]
        if is_role
        else (),
        "is_optional": row.kind in {CREATE, "abolish"} and what in _OPTIONAL | {"heir"},
        "is_first": form.first == name,
    }


def _people(n: int, row: TypedRow, offered: Offered, *, at: datetime) -> Sequence[dict[str, Any]]:
    """Who works in a unit that is split: each may go elsewhere than the rest. Two queries."""
    codes = offered.found(row.texts["unit"])
    if len(codes) != 1:
        return ()
    ids = {
        each
        for (code, _role), holders in holders_everywhere(at).items()
        if code == codes[0]
        for each in holders
    }
    choices = [
        Choice(str(k) if k else "", heir or _("Nơi nhận phần còn lại"))
        for k, (_work, heir) in enumerate(row.shares)
        if heir or not k
    ]
    return [
        {
            "name": f"r{n}-person-{account_id}",
            "label": name,
            "value": row.people.get(int(account_id), ""),
            "choices": choices,
        }
        for account_id, name in sorted(full_names(sorted(ids)).items(), key=lambda each: each[1])
    ]
