"""The control slips of a unit and year on screen: who gave which dossier to whom, and in time or not."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.actions import record_readings
from motcua.domain.dossiers.selectors.control_slips import hand_overs as rows_of
from motcua.domain.dossiers.selectors.registers import register_page
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import (
    ControlRow,
    RegisterLine,
    SlipKind,
    result_flag,
)
from motcua.foundation import clock
from motcua.interfaces.design_system.components import DueKind
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.register import (
    FLAG_LOOKS,
    address_of,
    asked_query,
    frame,
    serial_of,
)
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.rows import short_code


@dataclass(frozen=True, slots=True)
class HandOverRow:
    """One hand-over and how the stretch that it began stands against its limit."""

    row: ControlRow
    flag: tuple[DueKind, str | Promise] | None


@dataclass(frozen=True, slots=True)
class DossierHands:
    """One dossier of the book with all its hand-overs, oldest first."""

    line: RegisterLine
    short_code: str
    address: str
    rows: tuple[HandOverRow, ...]


@require_safe
@reader_required
def hand_overs(request: HttpRequest) -> HttpResponse:
    """The same page of the book, told by who had the dossiers; everybody on it is noted."""
    by: Actor = request.actor
    at, query = clock.now(), asked_query(request)
    page = register_page(
        query, by=by, at=at, after=serial_of(request, "sau"), before=serial_of(request, "truoc")
    )
    ids = [each.dossier_id for each in page.lines]
    record_readings(dossier_ids=ids, purpose="hand_overs", by=by, at=at)
    found = rows_of(ids)
    codes = [each.line.dossier_code for each in page.lines]
    context = {
        "section": "register",
        **frame(query, page, by=by, name="officer:hand_overs"),
        "dossiers": [
            DossierHands(
                line=each.line,
                short_code=short_code(each.line.dossier_code),
                address=reverse("officer:control_slip", args=[each.line.dossier_code]),
                rows=tuple(HandOverRow(row, _look(row, at)) for row in found[each.dossier_id]),
            )
            for each in page.lines
        ],
        "print_address": f"{reverse('officer:print_several')}?"
        + urlencode([("loai", SlipKind.CONTROL_SLIP), *(("chon", code) for code in codes)]),
        "table_address": address_of(query, name="officer:hand_over_workbook"),
    }
    return show(request, "officer/hand_overs.html", context)


def _look(row: ControlRow, at: datetime) -> tuple[DueKind, str | Promise] | None:
    flag = result_flag(finished_at=row.finished_at, due_at=row.due_at, at=at)
    return FLAG_LOOKS[flag] if flag else None
