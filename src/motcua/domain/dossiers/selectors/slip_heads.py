"""The head of a paper: who issues it, where, after which set of forms."""

from datetime import datetime

from django.conf import settings

from motcua.domain.organisations.selectors import agency, parent_of
from motcua.domain.organisations.values import Agency
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.slips.rules import FORM_VERSIONS, SlipHead
from motcua.foundation.clock import VIETNAM

_KINDS = ("Phường ", "Xã ", "Thị trấn ", "Đặc khu ", "Tỉnh ", "Thành phố ")


def head_of_paper(
    *, agency_code: str, number: str, at: datetime, dossier_code: str = "", qr_address: str = ""
) -> SlipHead:
    """The head of a paper that an agency issues at a moment.

    Legal   LR-035: the set of forms is that of the day of issue.
    """
    issuer = agency(agency_code)
    day = at.astimezone(VIETNAM).date()
    parent = parent_of(issuer, day=day)
    return SlipHead(
        form_version=FORM_VERSIONS[regime_on(day).slip_set],
        issued_at=at,
        parent_agency=parent.name if parent else "",
        agency=issuer.name,
        slip_no=number,
        place=place_of(issuer),
        dossier_code=dossier_code,
        qr_address=qr_address,
    )


def place_of(unit: Agency) -> str:
    """Địa danh (30/2020/NĐ-CP, annex I): the division the unit serves, without its kind."""
    for kind in _KINDS:
        if unit.division_name.startswith(kind):
            return unit.division_name.removeprefix(kind)
    return unit.division_name or str(settings.PROVINCE_NAME)
