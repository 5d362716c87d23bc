"""One act on several tasks: each for itself, and a page that says what became of each."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.identity.selectors import colleagues
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.regimes.rules import day_of_code
from motcua.domain.workflow.permissions import as_role
from motcua.domain.workflow.values import TaskId
from motcua.foundation import clock
from motcua.foundation.errors import DomainError, NotPermitted
from motcua.interfaces.design_system.components import Choice
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.bulk import BULK_WORDS, ITEMS_MAX, Asks, Bulk, Item, Said, do
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.rows import short_code
from motcua.interfaces.officer.typed import typed_text
from motcua.interfaces.web.idempotency import FIELD, answer_once
from motcua.interfaces.web.refusal import in_words
from motcua.interfaces.web.safe_address import within_site

DIGITS_MAX = 15
OUTCOMES_MAX = 5  # So many last outcomes can be looked at again.
UNPROCESSABLE = 422
REASON_CHARACTERS_MIN = 10
_OUTCOMES = "officer_several_outcomes"


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def several(request: HttpRequest) -> HttpResponse:
    """POST does the act to every chosen task, or asks what it needs; GET says what a POST did."""
    if request.method == "POST":
        return _sent(request)
    outcome = request.session.get(_OUTCOMES, {}).get(request.GET.get("lan", ""))
    if outcome is None:
        return redirect("officer:desk")
    return show(request, "officer/several.html", _in_words(outcome))


def _sent(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("act", "")
    bulk = Bulk(wanted) if wanted in set(Bulk) else None
    items = chosen(request) if bulk else []
    said = Said(account_id=_account_id(request), reason=typed_text(request, "reason"))
    if bulk and items and (fault := _fault(request, bulk, said)) is not None:
        return _ask(request, bulk, items, said, fault)
    lines = [_act_on_one(request, bulk, item, said) for item in items[:ITEMS_MAX] if bulk]
    lines += [
        {
            "code": item.code,
            "message": _("Mỗi lần làm nhiều nhất %(most)s hồ sơ.") % {"most": ITEMS_MAX},
        }
        for item in items[ITEMS_MAX:]
    ]
    name = _name_of(request)
    kept = dict(request.session.get(_OUTCOMES, {}))
    kept.pop(name, None)
    kept[name] = {
        "act": bulk.value if bulk else "",
        "lines": lines,
        "back": within_site(request, request.POST.get("here"), default=reverse("officer:desk")),
    }
    request.session[_OUTCOMES] = dict(list(kept.items())[-OUTCOMES_MAX:])
    return redirect(f"{reverse('officer:several')}?lan={name}")


def _act_on_one(request: HttpRequest, bulk: Bulk, item: Item, said: Said) -> dict[str, str]:
    """A transaction of its own, with its answer: one that is refused undoes no other, and the same
    form sent again gets the same answers.
    """

    def act() -> HttpResponse:
        try:
            do(bulk, item, said, by=request.actor, at=clock.now())
        except DomainError as error:
            # Somebody else's dossier looks like none.
            is_hidden = isinstance(error, NotPermitted)
            shown = DossierNotFound(dossier_code=item.code) if is_hidden else error
            return HttpResponse(" ".join(in_words(shown)))
        return HttpResponse("")

    try:
        answer = answer_once(request, act, part=f"{bulk}@{item.task_id}@{item.code}")
    except DomainError as error:  # The key came with another choice of rows before.
        return {"code": item.code, "message": " ".join(in_words(error))}
    return {"code": item.code, "message": answer.content.decode()}


def chosen(request: HttpRequest) -> Sequence[Item]:
    """The ticked rows, each once, with the version that the list showed."""
    found: dict[tuple[int, str], Item] = {}
    for value in request.POST.getlist("chon")[: 2 * ITEMS_MAX]:
        task_id, version, code = ([*value.split("@", 2), "", ""])[:3]
        numbers = (task_id[:DIGITS_MAX], version[:DIGITS_MAX])
        if all(number.isdecimal() for number in numbers) and day_of_code(code) is not None:
            item = Item(TaskId(int(numbers[0])), int(numbers[1]), code)
            found[item.task_id, item.code] = item
    return list(found.values())


def _fault(request: HttpRequest, bulk: Bulk, said: Said) -> str | None:
    """What is still to be said; empty when the form for it was not shown yet. None: all is said."""
    is_asked = "asked" in request.POST
    match BULK_WORDS[bulk].asks:
        case Asks.OFFICER | Asks.COLLEAGUE if said.account_id is None:
            return _("Chưa chọn người.") if is_asked else ""
        case Asks.REASON if len(said.reason) < REASON_CHARACTERS_MIN:
            return _("Chưa ghi lý do, ít nhất 10 chữ.") if is_asked else ""
    return None


def _ask(
    request: HttpRequest, bulk: Bulk, items: Sequence[Item], said: Said, fault: str
) -> HttpResponse:
    """The page that asks once for all; the chosen rows travel along."""
    words = BULK_WORDS[bulk]
    asks_person = words.asks in {Asks.OFFICER, Asks.COLLEAGUE}
    context = {
        "act": bulk.value,
        "label": words.label,
        "asks_person": asks_person,
        "people": people_to_choose(request.actor, bulk) if asks_person else (),
        "reason": said.reason,
        "fault": fault,
        "values": [f"{item.task_id}@{item.version}@{item.code}" for item in items],
        "short_codes": [short_code(item.code) for item in items],
        "here": request.POST.get("here", ""),
        "back_address": within_site(
            request, request.POST.get("here"), default=reverse("officer:desk")
        ),
        "idempotency_key": request.POST.get(FIELD, ""),
    }
    status = UNPROCESSABLE if fault else 200
    return show(request, "officer/several_ask.html", context, status=status)


def people_to_choose(by: Actor, bulk: Bulk) -> Sequence[Choice]:
    """Colleagues in the agencies where the actor has work, by name, with what they are. A head may
    take work as well; whether the role fits, the act looks for each task.
    """
    agency_codes = {code for right, code in by.rights if right.startswith(as_role(""))}
    people: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for code in sorted(agency_codes):
        for each in colleagues(code, right_prefix=as_role(""), at=clock.now()):
            if bulk is Bulk.ASSIGN or each.account_id != by.account_id:
                names[each.account_id] = each.full_name
                people.setdefault(each.account_id, []).append(_(each.title or each.role_name))
    return [
        Choice(str(account_id), names[account_id], ", ".join(dict.fromkeys(titles)))
        for account_id, titles in people.items()
    ]


def _account_id(request: HttpRequest) -> AccountId | None:
    typed = request.POST.get("to", "")[:DIGITS_MAX]
    return AccountId(int(typed)) if typed.isdecimal() else None


def _name_of(request: HttpRequest) -> str:
    """The name of an outcome in the address: the form's, so that a repeat leads to the same page."""
    return hashlib.sha256(request.POST.get(FIELD, "").encode()).hexdigest()[:16]


def _in_words(outcome: Mapping[str, Any]) -> dict[str, Any]:
    lines = [
        {
            **line,
            "short_code": short_code(line["code"]),
            "address": reverse("officer:dossier", args=[line["code"]]),
        }
        for line in outcome["lines"]
    ]
    failed = [line for line in lines if line["message"]]
    done = [line for line in lines if not line["message"]]
    label = str(BULK_WORDS[Bulk(outcome["act"])].done) if outcome["act"] else ""
    return {
        "headline": _headline(label, len(done), len(failed)),
        "done": done,
        "failed": failed,
        "back_address": outcome["back"],
    }


def _headline(label: str, done: int, failed: int) -> str:
    if not done and not failed:
        return _("Chưa chọn hồ sơ nào")
    done_words = ngettext(
        "%(label)s: xong %(count)s hồ sơ", "%(label)s: xong %(count)s hồ sơ", done
    ) % {"label": label, "count": done}
    if not failed:
        return done_words
    failed_words = ngettext(
        "%(count)s hồ sơ chưa làm được", "%(count)s hồ sơ chưa làm được", failed
    ) % {"count": failed}
    return _("%(done)s, %(failed)s") % {"done": done_words, "failed": failed_words}
