"""One act on several dossiers: each for itself, and a page that says what became of each."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.states import Act
from motcua.domain.regimes.rules import day_of_code
from motcua.foundation.errors import DomainError, NotPermitted
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.act_words import ACT_WORDS, SEVERAL
from motcua.interfaces.officer.acting import VERSION_DIGITS_MAX, do_within
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.rows import short_code
from motcua.interfaces.web.idempotency import answer_once
from motcua.interfaces.web.refusal import in_words
from motcua.interfaces.web.safe_address import within_site

DOSSIERS_MAX = 50
_OUTCOME = "officer_several_outcome"
_ACTIONS: Mapping[Act, Callable[..., None]] = {
    Act.HAND_OVER: actions.hand_over,
    Act.TAKE: actions.take,
    Act.APPROVE_RESULT: actions.approve_result,
}


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def several(request: HttpRequest) -> HttpResponse:
    """POST does the act to every chosen dossier; GET says what the last such POST did."""
    if request.method == "POST":
        return answer_once(request, lambda: _act_on_all(request))
    outcome = request.session.get(_OUTCOME)
    if outcome is None:
        return redirect("officer:desk")
    return show(request, "officer/several.html", _in_words(outcome))


def _act_on_all(request: HttpRequest) -> HttpResponse:
    """Each act is a transaction of its own inside: one that is refused undoes no other."""
    wanted = request.POST.get("act", "")
    act = Act(wanted) if wanted in {each.value for each in SEVERAL} else None
    lines = [
        _act_on_one(request, act, *chosen) for chosen in _chosen(request, act) if act is not None
    ]
    request.session[_OUTCOME] = {
        "act": act.value if act else "",
        "lines": lines,
        "back": within_site(request, request.POST.get("here"), default=reverse("officer:desk")),
    }
    return redirect("officer:several")


def _act_on_one(request: HttpRequest, act: Act, version: int, code: str) -> dict[str, str]:
    try:
        do_within(request, code, act, _ACTIONS[act], version=version)
    except DomainError as error:
        # Somebody else's dossier looks like none.
        is_hidden = isinstance(error, NotPermitted)
        shown = DossierNotFound(dossier_code=code) if is_hidden else error
        return {"code": code, "message": " ".join(in_words(shown))}
    return {"code": code, "message": ""}


def _chosen(request: HttpRequest, act: Act | None) -> Sequence[tuple[int, str]]:
    """The ticked rows of this act, each once, with the version that the list showed."""
    chosen: dict[str, int] = {}
    for value in request.POST.getlist("chon")[:DOSSIERS_MAX]:
        row_act, version, code = ([*value.split("@", 2), "", ""])[:3]
        is_known = row_act == act and day_of_code(code) is not None
        if is_known and version[:VERSION_DIGITS_MAX].isdecimal():
            chosen[code] = int(version[:VERSION_DIGITS_MAX])
    return [(version, code) for code, version in chosen.items()]


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
    label = str(ACT_WORDS[Act(outcome["act"])].label) if outcome["act"] else ""
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
