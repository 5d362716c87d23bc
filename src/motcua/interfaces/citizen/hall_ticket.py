"""My number: how many are before me, how long about, which counter. Whoever has its key sees it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from motcua.domain.reception.rules.kiosk import is_kiosk_key
from motcua.domain.reception.selectors import ticket_standing
from motcua.foundation import clock
from motcua.foundation.printing.qr import qr_svg
from motcua.interfaces.citizen.hall import KEY_CHARACTERS_MAX, MACHINE


@require_safe
def my_number(request: HttpRequest, key: str) -> HttpResponse:
    """The ticket; on the machine in the hall it is printed and the machine goes on."""
    standing = ticket_standing(key, at=clock.now())
    machine = request.GET.get(MACHINE, "")[:KEY_CHARACTERS_MAX]
    is_machine = is_kiosk_key(machine, standing.agency_code, secret=settings.SECRET_KEY)
    own_address = reverse("citizen:my_number", args=[key])
    kiosk_address = reverse("citizen:kiosk", args=[standing.agency_code])
    context = {
        "ticket": standing,
        "is_machine": is_machine,
        "back_address": f"{kiosk_address}?{MACHINE}={machine}" if is_machine else kiosk_address,
        "code": _picture(settings.PUBLIC_ADDRESS + own_address),
    }
    template = "citizen/hall/machine_ticket.html" if is_machine else "citizen/hall/ticket.html"
    response = render(request, template, context)
    response.headers["Cache-Control"] = "no-store"
    return response


my_number.protection = "public"  # type: ignore[attr-defined]


def _picture(address: str) -> SafeString:
    """The QR code of an address, as large as the page wants it."""
    drawn = qr_svg(address)
    modules = drawn.partition('width="')[2].partition('"')[0]
    return SafeString(drawn.replace("<svg ", f'<svg viewBox="0 0 {modules} {modules}" ', 1))
