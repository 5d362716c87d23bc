"""Is this slip genuine? The page that a slip's QR code opens.

What was signed stands behind `#` in the code's address: the browser checks it and sends it to nobody.
Without a script the text is pasted and checked here; a page to keep does it without any network.

Legal   LR-030: the slip's QR code; LR-032: whoever is shown a slip may know whether it is genuine.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.rules.lookup import address_of_slip
from motcua.domain.dossiers.selectors.signed_slips import SlipStanding, standing_of_slip
from motcua.domain.organisations.errors import AgencyNotFound
from motcua.domain.organisations.selectors import agency, one_stop_units_on
from motcua.domain.slips.rules import FormVersion, SlipKind, title_of
from motcua.domain.slips.rules.signed_slip import (
    SIGNED_SLIP_PURPOSE,
    SignedSlip,
    payload_of,
)
from motcua.domain.slips.selectors import genuine_slip
from motcua.foundation import clock, signing
from motcua.foundation.journal.roots import packed
from motcua.interfaces.citizen import look_up_limit
from motcua.interfaces.design_system import formats

PASTED_CHARACTERS_MAX = 2_000
NOT_GENUINE_STATUS = 422
# Signed codes are younger than the forms before these.
KINDS = {kind.value: title_of(kind, FormVersion.TT03_2025) for kind in SlipKind}
_DAY_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class SlipShown:
    """The signed facts of a slip, in words."""

    kind: str
    dossier_code: str
    slip_no: str
    procedure_code: str
    agency: str
    received_at: str
    due_at: str
    key_id: str


@require_safe
def slip_check(request: HttpRequest) -> HttpResponse:
    """Ask for the text of a QR code; say what it is. With `#` the browser answers by itself."""
    pasted = request.GET.get("ma", "")[:PASTED_CHARACTERS_MAX]
    text = payload_of(pasted)
    slip = genuine_slip(text) if text else None
    standing: SlipStanding | None = None
    if slip is not None:
        if not request.actor.is_signed_in:
            look_up_limit.count(request)
        standing = standing_of_slip(slip)
    context = {
        "section": "",
        "typed": pasted,
        "is_asked": bool(pasted.strip()),
        "slip": shown(slip) if slip else None,
        "standing": standing,
        "payload": text if slip else "",
        "empty": SlipShown("", "", "", "", "", "", "", ""),
        "known": json.dumps(known_to_browsers(), ensure_ascii=False),
    }
    status = NOT_GENUINE_STATUS if context["is_asked"] and slip is None else 200
    return render(request, "citizen/slip_check/page.html", context, status=status)


@require_safe
def slip_dossier(request: HttpRequest) -> HttpResponse:
    """From a genuine slip to the page of its dossier; from any other back to the check."""
    pasted = request.GET.get("ma", "")[:PASTED_CHARACTERS_MAX]
    slip = genuine_slip(payload_of(pasted))
    if slip is None:
        return HttpResponseRedirect(reverse("citizen:slip_check"))
    return HttpResponseRedirect(slip_address(slip))


@require_safe
def public_keys(request: HttpRequest) -> HttpResponse:
    """The keys that slips and roots are checked with, by id, at an address that stays."""
    response = JsonResponse({key.key_id: packed(key.raw) for key in signing.public_keys()})
    response.headers["Access-Control-Allow-Origin"] = "*"  # Anybody's verifier may fetch them.
    return response


@require_safe
def agency_names_by_code(request: HttpRequest) -> HttpResponse:
    """The names of agencies by the codes that stand in signed slips."""
    response = JsonResponse(unit_names(), json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = f"public, max-age={_DAY_SECONDS}"
    return response


for _view in (slip_check, slip_dossier, public_keys, agency_names_by_code):
    _view.protection = "public"  # type: ignore[attr-defined]


def known_to_browsers() -> dict[str, Any]:
    """What the script needs to check a slip by itself."""
    return {
        "purpose": SIGNED_SLIP_PURPOSE,
        "keys": {key.key_id: packed(key.raw) for key in signing.public_keys()},
        "kinds": KINDS,
        "agencies_address": reverse("citizen:agency_names"),
        "keeper": reverse("citizen:slip_check_keeper"),
    }


def unit_names() -> dict[str, str]:
    """The units that hand out slips today, by the codes that stand in signed slips."""
    return {unit.code: unit.name for unit in one_stop_units_on(clock.now().date())}


def shown(slip: SignedSlip) -> SlipShown:
    """The facts of a genuine slip as people read them."""
    try:
        name = agency(slip.agency_code).name
    except AgencyNotFound:
        name = slip.agency_code
    return SlipShown(
        kind=KINDS.get(slip.kind, slip.kind),
        dossier_code=slip.dossier_code,
        slip_no=slip.slip_no,
        procedure_code=slip.procedure_code,
        agency=name,
        received_at=_moment(slip.received_at),
        due_at=_moment(slip.due_at) if slip.due_at else "",
        key_id=slip.key_id,
    )


def slip_address(slip: SignedSlip) -> str:
    """The page of the dossier, as whoever holds its slip sees it (LR-013)."""
    return address_of_slip("", slip.dossier_code, secret=settings.SECRET_KEY)


def _moment(at: datetime) -> str:
    return f"{formats.clock_time(at)}, {formats.day(at)}"
