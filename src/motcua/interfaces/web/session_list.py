"""The list of one's open sessions, and ending them."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from motcua.domain.identity import actions, selectors
from motcua.foundation import clock
from motcua.interfaces.web.protection import sign_in_required

# What a browser says of itself, most telling word first: Edge and Opera also say "Chrome".
_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc_browser", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One session as the page shows it."""

    reference: str
    device: str
    address: str
    opened_at: datetime
    seen_at: datetime
    is_this_one: bool


@sign_in_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Every session of the signed-in person; `reference` ends one, `others` all but this one."""
    if request.method == "POST":
        return _end(request)
    this_one = selectors.session_reference(request.session.digest)
    lines = [
        Line(
            reference=line.reference,
            device=device_words(line.device.user_agent),
            address=line.device.address,
            opened_at=line.opened_at,
            seen_at=line.seen_at,
            is_this_one=line.reference == this_one,
        )
        for line in selectors.sessions_of(request.actor.account_id, at=clock.now())
    ]
    return render(
        request,
        "web/sessions.html",
        {"lines": lines, "has_others": any(not line.is_this_one for line in lines)},
    )


def device_words(user_agent: str) -> str:
    """`Chrome trên Windows`: enough to recognise one's own device."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "")
    if browser and system:
        return gettext("%(browser)s trên %(system)s") % {"browser": browser, "system": system}
    return browser or system or gettext("Thiết bị không rõ")


def _end(request: HttpRequest) -> HttpResponse:
    reference = request.POST.get("reference") or None
    ended_count = actions.end_sessions_elsewhere(
        kept_session=request.session.digest,
        reference=reference,
        by=request.actor,
        at=clock.now(),
    )
    text = ngettext("Đã kết thúc %(count)s phiên.", "Đã kết thúc %(count)s phiên.", ended_count) % {
        "count": ended_count
    }
    messages.success(request, text)
    return HttpResponseRedirect(reverse("web:sessions"))
