"""The regimes that the product ships, on both sides of each midnight."""

from dataclasses import replace
from datetime import date, time

import pytest

from motcua.domain.regimes.errors import NoRegime
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.regimes.values import CodeSyntax, Mark, SlipSet, Tier

pytestmark = pytest.mark.django_db
OLD, NEW = CodeSyntax.LEVELS_RIGHT_TO_LEFT, CodeSyntax.LEVELS_LEFT_TO_RIGHT


@pytest.mark.parametrize(
    ("day", "regime", "tier", "syntax", "slips"),
    [
        (date(2018, 6, 21), ("R1_61_2018", "R1"), Tier.THREE, OLD, SlipSet.FORMS_2018),
        (date(2021, 12, 5), ("R1_61_2018", "R1"), Tier.THREE, OLD, SlipSet.FORMS_2018),
        (date(2021, 12, 6), ("R1_61_2018", "R1a"), Tier.THREE, OLD, SlipSet.FORMS_2018),
        (date(2025, 6, 30), ("R1_61_2018", "R1a"), Tier.THREE, OLD, SlipSet.FORMS_2018),
        # The gap: 118/2025/ND-CP is in force, its circular not yet.
        (date(2025, 7, 1), ("R2_118_2025", "R2"), Tier.TWO, OLD, SlipSet.FORMS_2018),
        (date(2025, 9, 14), ("R2_118_2025", "R2"), Tier.TWO, OLD, SlipSet.FORMS_2018),
        (date(2025, 9, 15), ("R2_118_2025", "R2"), Tier.TWO, NEW, SlipSet.FORMS_2025),
        (date(2026, 1, 25), ("R2_118_2025", "R2a"), Tier.TWO, NEW, SlipSet.FORMS_2025),
        (date(2026, 7, 1), ("R2_118_2025", "R2b"), Tier.TWO, NEW, SlipSet.FORMS_2025),
        (date(2026, 8, 5), ("R2_118_2025", "R2c"), Tier.TWO, NEW, SlipSet.FORMS_2025),
        (date(2030, 1, 1), ("R2_118_2025", "R2c"), Tier.TWO, NEW, SlipSet.FORMS_2025),
    ],
)
def test_the_regime_of_a_day(day, regime, tier, syntax, slips):
    found = regime_on(day)
    assert (found.key, found.version) == regime
    assert (found.tier, found.code_syntax, found.slip_set) == (tier, syntax, slips)


def test_parameters_that_differ():
    """61/2018/ND-CP art. 6, 11; 118/2025/ND-CP art. 6, 11, 21; 309/2026/ND-CP."""
    old, new = regime_on(date(2019, 2, 1)), regime_on(date(2026, 11, 25))
    assert (old.staff_seniority_years_min, new.staff_seniority_years_min) == (3, 2)
    assert (old.secondment_months_min, new.secondment_months_max) == (6, 36)
    assert (old.lost_slip_collect, new.lost_slip_collect) == ("slip_required", "identity_accepted")
    assert (old.stop_by_applicant, new.stop_by_applicant) == ("withdrawal", "stop_notice")
    assert (old.identity_check, new.identity_check) == ("paper_id", "electronic_id")
    assert (old.is_boundary_free, new.is_boundary_free) == (False, True)
    assert regime_on(date(2026, 1, 11)).procedure_control_addressee == "Văn phòng Chính phủ"
    assert regime_on(date(2026, 1, 12)).procedure_control_addressee == "Bộ Tư pháp"


@pytest.mark.parametrize("day", [date(2019, 2, 1), date(2026, 11, 25)])
def test_what_both_regimes_say(day):
    """61/2018/ND-CP art. 18.1, 11.2c, 19.9 and what continues them."""
    regime = regime_on(day)
    assert regime.handover_cutoff == time(15)
    assert (regime.supplement_requests_max, regime.reappointments_max) == (1, 1)


def test_every_parameter_has_its_source():
    sources = regime_on(date(2019, 2, 1)).sources
    assert str(sources["handover_cutoff"]) == "61/2018/NĐ-CP, Điều 18 khoản 1"
    assert sources["handover_cutoff"].mark is Mark.LAW
    assert all(source.instrument for source in sources.values())


def test_before_21_june_2018_there_is_none():
    with pytest.raises(NoRegime):
        regime_on(date(2018, 6, 20))


def test_a_held_regime_costs_no_query(settings, django_assert_num_queries):
    first = regime_on(date(2026, 11, 25))
    settings.REFERENCE_CACHE_SECONDS = 3600
    with django_assert_num_queries(0):
        assert regime_on(date(2026, 11, 25)) is first


def test_both_regimes_count_alike_and_name_their_own_instruments():
    """LR-024: 2019 and 2026 side by side; the law of counting is the Civil Code in both."""
    old, new = (regime_on(day).counting_rules for day in (date(2019, 2, 1), date(2026, 11, 25)))
    assert old.cutoff == new.cutoff == time(15)
    assert replace(old, sources={}) == replace(new, sources={})
    assert old.source_of("cutoff") == "61/2018/NĐ-CP, Điều 18 khoản 1"
    assert new.source_of("cutoff") == "118/2025/NĐ-CP"
    for rules in (old, new):
        assert rules.source_of("counts_day_of_receipt") == "Bộ luật Dân sự 2015, Điều 147"
        assert rules.source_of("moves_off_days") == "Bộ luật Dân sự 2015, Điều 148"


def test_pauses_have_grounds_with_names():
    """LR-023: only listed grounds; the fee at intake is none of them."""
    for day in (date(2019, 2, 1), date(2026, 11, 25)):
        regime = regime_on(day)
        assert set(regime.pause_grounds) <= set(regime.pause_ground_names)
        assert regime.payment_pauses_clock == ("tax", "land")
        assert regime.collection_reminder_days == (1, 7, 30)
        assert regime.limit_start_events["post"] == "handover_signed"
    assert "kiosk" not in regime_on(date(2025, 6, 30)).limit_start_events
    assert "kiosk" in regime_on(date(2025, 7, 1)).limit_start_events
