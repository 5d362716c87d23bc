"""Where a procedure is filed and who decides. Legal: 61/2018/ND-CP art. 14; 118/2025/ND-CP."""

from datetime import date

import pytest

from motcua.domain.catalogue.errors import NotReceivedHere
from motcua.domain.catalogue.selectors import (
    agencies_for,
    can_be_filed_online_here,
    competent_for,
    needs_commune,
    procedure_on,
    procedures_on,
    receiving_places_on,
)
from motcua.domain.organisations.errors import DivisionNotFound, OrganisationError
from motcua.domain.organisations.selectors import agency, communes_on, identifiers_of
from motcua.domain.regimes.rules import dossier_code
from motcua.domain.regimes.selectors import regime_on

pytestmark = pytest.mark.django_db
IN_2019, BEFORE, GAP, NOW = (
    date(2019, 3, 4),
    date(2025, 3, 15),
    date(2025, 8, 1),
    date(2026, 11, 25),
)
PHO_HIEN = "11953"


def taken(slug, day, commune_code=PHO_HIEN):
    for_it = agencies_for(procedure_on(slug, day), commune_code=commune_code, day=day)
    return for_it.receiving_agency_code, for_it.competent_agency_code


@pytest.mark.parametrize(
    ("slug", "day", "expected"),
    [
        ("dang-ky-khai-sinh", NOW, ("hy2-11953-pvhcc", "hy2-11953-ubnd")),
        ("dang-ky-khai-sinh", IN_2019, ("hy-11953-motcua", "hy-11953-ubnd")),
        (
            "dang-ky-khai-sinh-yeu-to-nuoc-ngoai",
            IN_2019,
            ("hy-323-motcua", "hy-323-ubnd"),
        ),
        ("dang-ky-khai-sinh-yeu-to-nuoc-ngoai", NOW, ("hy2-11953-pvhcc", "hy2-11953-ubnd")),
        ("cap-giay-chung-nhan-dang-ky-dau-tu", NOW, ("hy2-pvhcc", "hy2-so-tai-chinh")),
    ],
)
def test_who_receives_and_who_decides(slug, day, expected):
    assert taken(slug, day) == expected


def test_a_commune_is_asked_for_only_where_it_matters():
    assert needs_commune(procedure_on("dang-ky-khai-sinh", NOW))
    investment = procedure_on("cap-giay-chung-nhan-dang-ky-dau-tu", NOW)
    assert not needs_commune(investment)
    assert agencies_for(investment, commune_code=None, day=NOW) == agencies_for(
        investment, commune_code=PHO_HIEN, day=NOW
    )


def test_a_commune_that_is_not_there_on_the_day_is_refused():
    """11950 was ward Lam Sơn until 30 June 2025."""
    assert taken("dang-ky-khai-sinh", BEFORE, "11950")[0] == "hy-11950-motcua"
    for commune_code in ("11950", "99999"):
        with pytest.raises(DivisionNotFound):
            taken("dang-ky-khai-sinh", NOW, commune_code)


def test_without_the_commune_nobody_receives():
    with pytest.raises(NotReceivedHere) as refused:
        taken("dang-ky-khai-sinh", NOW, None)
    assert isinstance(refused.value, OrganisationError)


def test_places_leave_out_portals():
    page = procedure_on("lien-thong-khai-sinh-thuong-tru-bhyt", NOW)
    assert any(place.name == "Cổng dịch vụ công quốc gia" for place in page.receiving_places)
    places = receiving_places_on(page, NOW)
    assert [place.name for place in places] == ["Trung tâm Phục vụ hành chính công cấp xã"]
    assert places[0].is_any_commune


@pytest.mark.parametrize(
    ("slug", "day", "expected"),
    [
        ("dang-ky-khai-sinh", NOW, True),
        ("dang-ky-khai-sinh", IN_2019, True),  # level 3
        ("dang-ky-khoan-vay-nuoc-ngoai", NOW, False),  # the State Bank receives it
    ],
)
def test_what_can_be_filed_online_here(slug, day, expected):
    assert can_be_filed_online_here(procedure_on(slug, day)) is expected


@pytest.mark.parametrize("day", [IN_2019, BEFORE, GAP, NOW])
def test_whatever_can_be_filed_here_has_takers_in_every_commune(day, reference_data_at_hand):
    """Who receives is a one-stop unit, and who decides can give a code of the day's syntax."""
    regime = regime_on(day)
    offered = [
        page
        for page in (procedure_on(row.slug, day) for row in procedures_on(day=day))
        if can_be_filed_online_here(page)
    ]
    assert len(offered) > 80
    for page in offered:
        for commune in communes_on(day) if needs_commune(page) else [None]:
            takers = agencies_for(page, commune_code=commune and commune.code, day=day)
            assert agency(takers.receiving_agency_code).is_one_stop_unit
            identifiers = identifiers_of(takers.competent_agency_code)
            assert dossier_code(regime, identifiers, day, 1)


def decided_by(slug, day, receiving, commune_code=""):
    page = procedure_on(slug, day)
    return competent_for(page, receiving_agency_code=receiving, commune_code=commune_code, day=day)


SON_NAM, LAM_SON = "11983", "11950"


@pytest.mark.parametrize(
    ("slug", "receiving", "commune_code", "decides"),
    [
        ("dang-ky-khai-sinh", "hy2-11953-pvhcc", "", "hy2-11953-ubnd"),
        ("dang-ky-khai-sinh", "hy2-11953-pvhcc", SON_NAM, "hy2-11983-ubnd"),
        ("dang-ky-khai-sinh", "hy2-pvhcc", SON_NAM, "hy2-11983-ubnd"),
        ("cap-giay-chung-nhan-dang-ky-dau-tu", "hy2-11953-pvhcc", "", "hy2-so-tai-chinh"),
    ],
)
def test_any_counter_receives_for_any_agency_of_the_province(
    slug, receiving, commune_code, decides
):
    """LR-095: a ward's centre for another ward and for a department, the province's for a ward."""
    assert decided_by(slug, NOW, receiving, commune_code) == decides


def test_before_each_counter_received_for_its_own_place():
    """LR-095: in 2019 the rule did not exist; the regime says so, not the code."""
    assert decided_by("dang-ky-khai-sinh", IN_2019, "hy-11953-motcua") == "hy-11953-ubnd"
    with pytest.raises(NotReceivedHere):
        decided_by("dang-ky-khai-sinh", IN_2019, "hy-11953-motcua", LAM_SON)


def test_an_office_that_is_no_counter_receives_only_its_own():
    with pytest.raises(NotReceivedHere):
        decided_by("dang-ky-khai-sinh", NOW, "hy2-11953-ubnd")
