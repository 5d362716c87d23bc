"""The national list. Legal: LR-123, LR-124 (19/2025/QĐ-TTg; 202/2025/QH15)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from motcua.domain.organisations import models, selectors
from motcua.domain.organisations.actions import publish_divisions
from motcua.domain.organisations.errors import DivisionNotFound, OrganisationsContradict
from motcua.domain.organisations.tests.rows import OPERATOR
from motcua.domain.organisations.values import DivisionLevel, ListedStep, ListedUnit
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)
PROVINCE, DISTRICT, COMMUNE = DivisionLevel.PROVINCE, DivisionLevel.DISTRICT, DivisionLevel.COMMUNE


def unit(code, level, name, parent="", *, since=None, until=None):
    return ListedUnit(
        code=code,
        level=level,
        name=name,
        kind="commune",
        parent_code=parent,
        valid_from=since,
        valid_to=until,
    )


UNITS = (
    unit("98", PROVINCE, "Tỉnh Thử"),
    unit("981", DISTRICT, "Huyện Thử Một", "98", until=EVE),
    unit("98001", COMMUNE, "Xã Thử Đông", "981", until=EVE),
    unit("98002", COMMUNE, "Xã Thử Tây", "981", until=EVE),
    unit("98001", COMMUNE, "Phường Thử Hiến", "98", since=DAY),
)
STEPS = tuple(
    ListedStep(predecessor_code=code, successor_code="98001", took_effect_on=DAY, extent="whole")
    for code in ("98001", "98002")
)


def publish(units=UNITS, steps=STEPS, *, at=AT, by=OPERATOR):
    return publish_divisions(units=units, steps=steps, source="thử", by=by, at=at)


def test_an_address_of_any_province_is_read_on_its_day():
    counts = publish()
    assert (counts.new, counts.changes_anything) == (7, True)
    assert selectors.division("98001", day=EVE).name == "Xã Thử Đông"
    assert selectors.division("98001", day=DAY).name == "Phường Thử Hiến"
    assert selectors.division("981", day=EVE).level is DISTRICT
    with pytest.raises(DivisionNotFound):
        selectors.division("981", day=DAY)
    [went] = selectors.successors_of("98002", on=DAY)
    assert (went.predecessor_name, went.successor_code) == ("Xã Thử Tây", "98001")


def test_again_changes_nothing_and_a_correction_overwrites_nothing():
    publish()
    assert not publish(at=AT + timedelta(days=1)).changes_anything
    corrected = tuple(
        unit("98002", COMMUNE, "Xã Thử Tây Sửa", "981", until=EVE) if each.code == "98002" else each
        for each in UNITS
    )
    later = AT + timedelta(days=2)
    counts = publish(corrected, at=later)
    assert (counts.new, counts.changed, counts.withdrawn) == (0, 1, 0)
    assert selectors.division("98002", day=EVE).name == "Xã Thử Tây Sửa"
    assert selectors.division("98002", day=EVE, known_at=AT).name == "Xã Thử Tây"
    assert models.ListedDivision.objects.filter(code="98002").count() == 2


def test_the_provinces_own_divisions_go_before_the_list():
    """11953 is a ward of Hưng Yên with dates of its own: the list does not change it."""
    publish((*UNITS, unit("11953", COMMUNE, "Phường Khác", "98", since=DAY)))
    assert selectors.division("11953", day=DAY).name == "Phường Phố Hiến"
    assert "98001" not in {each.code for each in selectors.communes_on(DAY)}


@pytest.mark.parametrize(
    ("text", "day", "codes"),
    [
        ("thu hien", DAY, ["98001"]),
        ("Thử Hiến, tinh thu", DAY, ["98001"]),
        ("thử hiến, hưng yên", DAY, []),
        ("thu", EVE, ["98", "98001", "98002", "981"]),
        ("xa thu tay", DAY, []),
        ("", DAY, []),
    ],
)
def test_a_name_is_found_as_people_type_it(text, day, codes):
    publish()
    found = selectors.find_divisions(text, day=day)
    assert sorted(each.unit.code for each in found) == codes


def test_a_list_that_contradicts_itself_is_refused_whole():
    double = unit("98001", COMMUNE, "Xã Nữa", "981", until=date(2025, 8, 1))
    for bad, steps in (
        ((*UNITS, double), STEPS),
        ((*UNITS, unit("9", PROVINCE, "Tỉnh Sai")), STEPS),
        (UNITS[:1], STEPS),
        ((unit("98", PROVINCE, "Tỉnh Thử", since=DAY, until=EVE),), ()),
    ):
        with pytest.raises(OrganisationsContradict):
            publish(bad, steps)
    assert not models.ListedDivision.objects.exists()


def test_without_the_right_nothing_is_published():
    from motcua.domain.identity.values import ANONYMOUS  # noqa: PLC0415

    with pytest.raises(NotPermitted):
        publish(by=ANONYMOUS)
    assert not models.ListedDivision.objects.exists()
