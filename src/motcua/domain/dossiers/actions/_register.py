"""The next line of the dossier register. Used by the acts with which an agency receives a dossier."""

from datetime import datetime

from motcua.domain.dossiers.errors import RegisterClosed
from motcua.domain.dossiers.models import Counter, Dossier
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import read
from motcua.foundation.db.rows import update

REGISTER_SERIES = "register"
REGISTER_VOLUME = 1  # One volume a year, closed on 31 December (LR-041).


def enter_in_register(dossier: Dossier, *, at: datetime) -> None:
    """Give a dossier the next number of its receiving agency's register. Take it last.

    Legal   LR-041 (01/2018/TT-VPCP art 10.2): serials from 01 each year without a gap, nothing
            after the book was closed.
    Raises  RegisterClosed. The number that was taken goes back with the transaction.
    """
    agency_code, year = dossier.receiving_agency_id, at.astimezone(VIETNAM).year
    serial = Counter.objects.take(kind=REGISTER_SERIES, agency_code=agency_code, period=str(year))
    # Whoever closes the book holds the counter first, so either sees the other.
    entered = read(
        "INSERT INTO dossiers_register_entry (dossier_id, agency_id, year, volume, serial, entered_at)"
        " SELECT %s, %s, %s, %s, %s, %s WHERE NOT EXISTS ("
        "SELECT FROM dossiers_register_volume WHERE agency_id = %s AND year = %s AND volume = %s)"
        " RETURNING id",
        [
            *(dossier.pk, agency_code, year, REGISTER_VOLUME, serial, at),
            *(agency_code, year, REGISTER_VOLUME),
        ],
    )
    if not entered:
        raise RegisterClosed(year=year)
    dossier.register_volume, dossier.register_serial = REGISTER_VOLUME, serial
    update(dossier, ["register_volume", "register_serial"])
