"""Who is who on a day, from the data that the product ships."""

from collections import Counter
from datetime import date

import pytest
from django.apps import apps

from motcua.domain.organisations import selectors
from motcua.domain.organisations.errors import AgencyNotFound, DivisionNotFound
from motcua.domain.organisations.values import DivisionLevel, NameKind
from motcua.domain.regimes.rules import dossier_code
from motcua.domain.regimes.selectors import regime_on

pytestmark = pytest.mark.django_db
IN_2019, IN_2026 = date(2019, 3, 4), date(2026, 11, 25)
IN_THE_GAP, BEFORE_THE_MERGER = date(2025, 8, 1), date(2025, 3, 15)
PHO_HIEN = "11953"


def test_communes_before_and_after_the_mergers():
    """161 in 2019, 139 after 1 December 2024, 104 since July 2025."""
    assert len(selectors.communes_on(IN_2019)) == 161
    assert len(selectors.communes_on(BEFORE_THE_MERGER)) == 139
    assert len(selectors.communes_on(IN_2026)) == 104
    assert len(selectors.divisions_on(level=DivisionLevel.PROVINCE, day=IN_2019)) == 63
    assert len(selectors.divisions_on(level=DivisionLevel.PROVINCE, day=IN_2026)) == 34
    assert len(selectors.divisions_on(level=DivisionLevel.DISTRICT, day=IN_2019)) == 10
    assert selectors.divisions_on(level=DivisionLevel.DISTRICT, day=IN_2026) == ()


def test_a_code_is_used_again_for_another_commune():
    """1666/NQ-UBTVQH15: ward Hiến Nam became part of ward Phố Hiến and left it its code."""
    assert selectors.division(PHO_HIEN, day=date(2025, 6, 30)).name == "Phường Hiến Nam"
    assert selectors.division(PHO_HIEN, day=date(2025, 7, 1)).name == "Phường Phố Hiến"
    with pytest.raises(DivisionNotFound):
        selectors.division("99999", day=IN_2026)


def test_a_town_that_was_a_district_before():
    """656/NQ-UBTVQH14: Mỹ Hào is a town since 1 May 2019, seven of its communes are wards."""
    before, after = date(2019, 4, 30), date(2019, 5, 1)
    assert selectors.division("328", day=before).name == "Huyện Mỹ Hào"
    assert selectors.division("328", day=after).name == "Thị xã Mỹ Hào"
    assert selectors.division("12103", day=before).name == "Thị trấn Bần Yên Nhân"
    assert selectors.division("12103", day=after).name == "Phường Bần Yên Nhân"
    committee = "Ủy ban nhân dân cấp huyện"
    for day in (before, after):
        found = selectors.resolve(committee, day=day, commune_code="12109").agency
        assert found.code == "hy-328-ubnd"


def test_what_a_commune_was_formed_from_and_where_one_went():
    names = {step.predecessor_name for step in selectors.former_divisions_of(PHO_HIEN, day=IN_2026)}
    assert names == {
        "Phường Hiến Nam",
        "Phường An Tảo",
        "Phường Lê Lợi",
        "Phường Minh Khai",
        "Xã Trung Nghĩa",
        "Xã Liên Phương",
    }
    went = selectors.successors_of("11956", on=date(2025, 7, 1))
    assert [(step.successor_code, step.extent) for step in went] == [(PHO_HIEN, "whole")]


def test_committee_and_one_stop_unit_of_a_commune():
    assert selectors.people_committee_of(PHO_HIEN, day=IN_2026).code == "hy2-11953-ubnd"
    assert selectors.one_stop_unit_of(PHO_HIEN, day=IN_2026).code == "hy2-11953-pvhcc"
    assert selectors.people_committee_of(PHO_HIEN, day=IN_2019).code == "hy-11953-ubnd"
    assert selectors.one_stop_unit_of(PHO_HIEN, day=IN_2019).code == "hy-11953-motcua"
    with pytest.raises(AgencyNotFound):
        selectors.one_stop_unit_of("99999", day=IN_2026)


def test_the_provincial_centre_and_all_one_stop_units():
    assert selectors.provincial_centre_on(IN_2019).code == "hy-pvhcc"
    assert selectors.provincial_centre_on(IN_2026).code == "hy2-pvhcc"
    units = selectors.one_stop_units_on(IN_2026)
    assert len(units) == 105
    assert units[0].code == "hy2-pvhcc"
    with pytest.raises(AgencyNotFound):
        selectors.provincial_centre_on(date(2019, 2, 28))  # opened on 1 March 2019 (assumed)


def test_dossiers_of_pho_hien_begin_with_the_identifier_of_the_day():
    identifiers = selectors.identifiers_of("hy2-11953-ubnd")
    gap, now = regime_on(IN_THE_GAP), regime_on(IN_2026)
    assert dossier_code(gap, identifiers, IN_THE_GAP, 1) == "101.00.00.H31-250801-0001"
    assert dossier_code(now, identifiers, IN_2026, 1) == "H31.101.00-261125-0001"
    assert selectors.agency("hy2-11953-ubnd").identifier_is_assumed
    assert not selectors.agency("bo-tu-phap").identifier_is_assumed


@pytest.mark.parametrize("day", [IN_2019, BEFORE_THE_MERGER, IN_THE_GAP, IN_2026])
def test_identifiers_are_unique_on_a_day(day):
    """One-stop units share the identifier of their committee; nobody else shares."""
    rows = apps.get_model("organisations", "Agency").objects.values_list("code", flat=True)
    there = [
        agency
        for agency in selectors.agencies(rows).values()
        if agency.exists_on(day) and agency.role != "one_stop"
    ]
    assert len(there) > 200
    for syntax in ("identifier", "identifier_short"):
        counts = Counter(getattr(agency, syntax) for agency in there)
        counts.pop(None, None)
        assert max(counts.values()) == 1


@pytest.mark.parametrize("day", [IN_2019, IN_2026])
def test_every_one_stop_unit_can_give_a_code(day):
    regime = regime_on(day)
    for unit in selectors.one_stop_units_on(day):
        assert dossier_code(regime, unit.identifiers, day, 1)


def test_a_department_follows_the_mergers_of_2025():
    """Sở Nội vụ: reorganised on 1 March 2025, and again with the province on 1 July."""
    assert [
        selectors.resolve("Sở Nội vụ", day=day).agency.code
        for day in (IN_2019, BEFORE_THE_MERGER, IN_2026)
    ] == ["hy-so-noi-vu", "hy1-so-noi-vu", "hy2-so-noi-vu"]
    assert selectors.agency_in_force("hy-so-noi-vu", day=IN_2026).code == "hy2-so-noi-vu"
    assert selectors.agency_in_force("hy-11956-ubnd", day=IN_2026).code == "hy2-11953-ubnd"
    assert selectors.agency_in_force("hy-323-ubnd", day=IN_2026) is None  # districts are abolished


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Ủy ban nhân dân cấp xã", IN_2026, "hy2-11953-ubnd"),
        ("Ủy ban nhân dân cấp huyện", IN_2019, "hy-323-ubnd"),
        ("Ủy ban nhân dân cấp huyện", IN_2026, None),
        ("Phòng Tư pháp cấp huyện", IN_2019, "hy-323-tu-phap"),
        ("Phòng Kinh tế và Hạ tầng cấp huyện", IN_2019, "hy-323-ubnd"),  # the town has none
        ("Chi cục Thuế", IN_2019, "hy-cct-1"),
        ("Công an cấp xã", IN_2026, "hy2-11953-cong-an"),
        ("Phòng Cảnh sát giao thông", IN_2026, "hy2-cong-an"),
        ("Bộ Tư pháp", IN_2026, "bo-tu-phap"),
        ("Cổng dịch vụ công quốc gia", IN_2026, None),
        ("Trường THPT", IN_2026, None),
        ("Tên không có trong dữ liệu", IN_2026, None),
    ],
)
def test_a_generic_name_in_a_commune(name, day, code):
    found = selectors.resolve(name, day=day, commune_code=PHO_HIEN).agency
    assert (found.code if found else None) == code


def test_without_a_commune_a_name_says_that_one_is_to_be_chosen():
    place = selectors.resolve("Trung tâm Phục vụ hành chính công cấp xã", day=IN_2026)
    assert (place.kind, place.agency) == (NameKind.BY_UNIT, None)
    assert place.is_any_commune
    assert place.is_one_stop_unit


def test_an_unknown_agency_is_refused():
    with pytest.raises(AgencyNotFound):
        selectors.agency("khong-co")
    assert selectors.agencies(["hy2-ubnd", "khong-co"]).keys() == {"hy2-ubnd"}


def test_agencies_at_hand_cost_no_query(settings, django_assert_num_queries):
    selectors.agency("hy2-ubnd")
    regime_on(IN_2026)
    settings.REFERENCE_CACHE_SECONDS = 3600
    with django_assert_num_queries(0):
        selectors.agency("hy2-11953-ubnd")
        selectors.resolve("Sở Nội vụ", day=IN_2026)
