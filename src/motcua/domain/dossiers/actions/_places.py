"""Where a paper is issued (địa danh)."""

from django.conf import settings

from motcua.domain.organisations.values import Agency

_KINDS = ("Phường ", "Xã ", "Thị trấn ", "Đặc khu ", "Tỉnh ", "Thành phố ")


def place_of(unit: Agency) -> str:
    """Địa danh (30/2020/NĐ-CP, annex I): the division the unit serves, without its kind."""
    for kind in _KINDS:
        if unit.division_name.startswith(kind):
            return unit.division_name.removeprefix(kind)
    return unit.division_name or str(settings.PROVINCE_NAME)
