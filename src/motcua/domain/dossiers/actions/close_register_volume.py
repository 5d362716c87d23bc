"""Close a volume of the dossier register at the end of its year (khóa sổ)."""

from datetime import date, datetime

from django.db import transaction

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.errors import RegisterClosed, RegisterNotDue
from motcua.domain.dossiers.models import Counter, RegisterEntry, RegisterVolume
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import may_for
from motcua.domain.slips.rules import RegisterClosing
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

from ._register import REGISTER_SERIES, REGISTER_VOLUME


@transaction.atomic
def close_register_volume(
    *, agency_code: str, year: int, by: Actor, at: datetime
) -> RegisterClosing:
    """Close an agency's register of a year: from now on it takes no line.

    Legal   LR-041 (01/2018/TT-VPCP art 10.2): the book closes on 31 December; its head says how
            many lines it has. Papers of later moments go into the book of the next year.
    Units   `at` is aware; the book may be closed from 31 December of its year on, Vietnam time.
    Raises  NotPermitted, RegisterNotDue, RegisterClosed. When it raises, nothing was written.
    Writes  the closing of the volume, journal.
    """
    if not may_for(by, permissions.CLOSE_REGISTER, agency_code):
        raise NotPermitted(permission=permissions.CLOSE_REGISTER, agency_code=agency_code)
    if at.astimezone(VIETNAM).date() < date(year, 12, 31):
        raise RegisterNotDue(year=year)
    last_serial = Counter.objects.hold(
        kind=REGISTER_SERIES, agency_code=agency_code, period=str(year)
    )
    book = {"agency_id": agency_code, "year": year, "volume": REGISTER_VOLUME}
    if RegisterVolume.objects.filter(**book).exists():
        raise RegisterClosed(year=year)
    assert by.account_id is not None  # noqa: S101 — the right was checked
    closed = RegisterVolume.objects.create(
        **book,
        closed_at=at,
        closed_by_id=by.account_id,
        line_count=RegisterEntry.objects.filter(**book).count(),
        last_serial=last_serial,
    )
    journal.record(
        "dossiers.register_closed",
        subject=f"register:{agency_code}:{year}",
        by=by.reference,
        at=at,
        facts={"volume": REGISTER_VOLUME, "lines": closed.line_count, "last": last_serial},
    )
    return RegisterClosing(
        closed_at=at,
        closed_by=by.full_name,
        line_count=closed.line_count,
        last_serial=last_serial,
    )
