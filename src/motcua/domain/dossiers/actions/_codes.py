"""Codes of dossiers: the next one of an agency and day, or one that was given on paper."""

from datetime import date

from motcua.domain.dossiers.errors import CodeImpossible
from motcua.domain.dossiers.models import Counter, Dossier
from motcua.domain.organisations.selectors import identifiers_of
from motcua.domain.regimes.rules import dossier_code, is_dossier_code
from motcua.domain.regimes.selectors import regime_on

CODE_SERIES = "dossier"


def take_code(agency_code: str, day: date) -> str:
    """The code of the regime in force. The serial's row stays locked until commit."""
    serial = Counter.objects.take(kind=CODE_SERIES, agency_code=agency_code, period=f"{day:%y%m%d}")
    return dossier_code(regime_on(day), identifiers_of(agency_code), day, serial)


def claim_code(code: str, agency_code: str, day: date) -> str:
    """A code that was written on paper while the system was down: later ones follow it.

    Legal   LR-055 (61/2018/NĐ-CP art 39.1). Raises CodeImpossible: not of this regime, agency and
            day, or taken.
    """
    regime = regime_on(day)
    if not is_dossier_code(code, regime):
        raise CodeImpossible
    serial = int(code.rpartition("-")[2])
    if serial < 1 or dossier_code(regime, identifiers_of(agency_code), day, serial) != code:
        raise CodeImpossible
    Counter.objects.take_past(
        kind=CODE_SERIES, agency_code=agency_code, period=f"{day:%y%m%d}", number=serial
    )
    if Dossier.objects.filter(code=code).exists():
        raise CodeImpossible
    return code
