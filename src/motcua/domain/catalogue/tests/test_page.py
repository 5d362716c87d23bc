"""A procedure as it stands on a day, from the data that the product ships."""

from datetime import date, time

import pytest

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import procedure_on, procedure_version, procedures_on
from motcua.domain.catalogue.values import FeeKind, Level, OnlineMode
from motcua.domain.regimes.values import Tier
from motcua.domain.working_time.values import Limit, LimitUnit

pytestmark = pytest.mark.django_db
IN_2019, IN_2026 = date(2019, 3, 4), date(2026, 11, 25)
LINKED = "lien-thong-khai-sinh-thuong-tru-bhyt"


def test_birth_registration_says_all_that_a_citizen_needs():
    """60/2014/QH13; the result on the day of receipt, after 15:00 on the next working day."""
    page = procedure_on("dang-ky-khai-sinh", IN_2026)
    assert (page.code, page.name, page.field_name) == ("1.001193", "Đăng ký khai sinh", "Hộ tịch")
    assert (page.level, page.tier) == (Level.COMMUNE, Tier.TWO)
    assert (page.limit, page.is_same_day) == (Limit(1, LimitUnit.WORKING_DAYS), True)
    assert page.cutoff == time(15)
    assert [component.order for component in page.components] == list(range(1, 9))
    form = page.components[0]
    assert (form.original_count, form.form_name) == (1, "Tờ khai đăng ký khai sinh (mẫu hộ tịch)")
    assert page.components[2].is_shown_only
    assert page.components[1].once_only_source == "CSDL chuyên ngành y tế"
    assert not page.components[1].is_always_required
    assert [(fee.kind, fee.amount_vnd) for fee in page.fees] == [
        (FeeKind.FEE, 0),
        (FeeKind.FEE, None),
        (FeeKind.CHARGE, 8000),
    ]
    assert page.fees[1].set_by == "Hội đồng nhân dân cấp tỉnh"
    assert not page.is_free
    assert page.result_names == ("Giấy khai sinh", "Số định danh cá nhân của trẻ")
    assert [basis.number for basis in page.legal_basis if basis.is_recalled] == ["281/2016/TT-BTC"]
    assert page.online.mode is OnlineMode.FULL
    assert (page.post_receives, page.post_returns, page.has_online_payment) == (True, True, True)
    assert (sum(step.hours for step in page.steps), page.steps_hours) == (8, 8)
    assert [place.name for place in page.receiving_places] == [
        "Trung tâm Phục vụ hành chính công cấp xã"
    ]


def test_the_same_procedure_under_three_tiers():
    page = procedure_on("dang-ky-khai-sinh-yeu-to-nuoc-ngoai", IN_2019)
    assert (page.level, page.tier) == (Level.DISTRICT, Tier.THREE)
    assert [agency.name for agency in page.competent_agencies] == ["Ủy ban nhân dân cấp huyện"]
    assert procedure_on(page.slug, IN_2026).level is Level.COMMUNE


@pytest.mark.parametrize(
    ("slug", "day", "code", "limit"),
    [
        (LINKED, date(2024, 6, 30), "2.000986", Limit(20, LimitUnit.WORKING_DAYS)),
        (LINKED, date(2024, 7, 1), "2.002621", Limit(4, LimitUnit.WORKING_DAYS)),
        (LINKED, date(2026, 8, 31), "2.002621", Limit(4, LimitUnit.WORKING_DAYS)),
        (LINKED, date(2026, 9, 1), "3.000722", Limit(4, LimitUnit.WORKING_DAYS)),
        ("dang-ky-thuong-tru", date(2021, 6, 30), "1.004222", Limit(15, LimitUnit.DAYS)),
        ("dang-ky-thuong-tru", date(2021, 7, 1), "1.004222", Limit(7, LimitUnit.WORKING_DAYS)),
    ],
)
def test_code_and_limit_are_those_of_the_day(slug, day, code, limit):
    page = procedure_on(slug, day)
    assert (page.code, page.limit) == (code, limit)


def test_steps_that_do_not_fit_an_earlier_limit_are_not_shown():
    page = procedure_on(LINKED, date(2024, 6, 30))
    assert (page.steps, page.limit_variants) == ((), ())
    assert "TTLT 05/2015" in page.note


@pytest.mark.parametrize("asked_for", ["3.000722", "2.002621", "2.000986", LINKED])
def test_a_procedure_is_found_by_slug_and_by_present_and_former_codes(asked_for):
    assert procedure_on(asked_for, IN_2026).slug == LINKED


@pytest.mark.parametrize("asked_for", ["khong-co", "", "x" * 5_000, "1.001193 ", "’ OR 1=1"])
def test_what_is_not_there_is_refused(asked_for):
    with pytest.raises(ProcedureNotFound):
        procedure_on(asked_for, IN_2026)


def test_a_procedure_that_did_not_exist_under_three_tiers_is_refused_then():
    slug = next(
        row.slug
        for row in procedures_on(day=IN_2026)
        if not procedures_on(day=IN_2019).filter(procedure__slug=row.slug).exists()
    )
    with pytest.raises(ProcedureNotFound):
        procedure_on(slug, IN_2019)


def test_linked_procedures_are_named():
    names = {linked.name for linked in procedure_on(LINKED, IN_2026).linked_procedures}
    assert "Đăng ký khai sinh" in names


def test_every_shipped_procedure_has_a_page_on_every_kind_of_day(reference_data_at_hand):
    for day in (IN_2019, date(2025, 3, 15), date(2025, 8, 1), IN_2026):
        rows = list(procedures_on(day=day))
        assert len(rows) >= 174
        for row in rows:
            page = procedure_on(row.slug, day)
            assert page.version_id == row.pk
            assert page.components
            assert page.competent_agencies
            assert page.receiving_places


def test_a_version_that_a_dossier_keeps_is_found_by_its_number():
    page = procedure_on(LINKED, date(2024, 8, 1))
    kept = procedure_version(page.version_id, day=IN_2026)
    assert (kept.code, kept.on) == ("2.002621", IN_2026)
    with pytest.raises(ProcedureNotFound):
        procedure_version(-1, day=IN_2026)


def test_a_page_at_hand_costs_no_query(reference_data_at_hand, django_assert_num_queries):
    procedure_on("dang-ky-khai-sinh", IN_2026)
    with django_assert_num_queries(0):
        procedure_on("dang-ky-khai-sinh", IN_2026)
