"""Codes by regime. Legal: 01/2018/TT-VPCP art. 19; 03/2025/TT-VPCP art. 13; 20/2020/QD-TTg."""

from dataclasses import fields, replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.regimes import rules
from motcua.domain.regimes.errors import AgencyWithoutIdentifier, NoRegime, ParameterMissing
from motcua.domain.regimes.rules import (
    contradictions,
    day_of_code,
    dossier_code,
    is_dossier_code,
    is_identifier,
    regime_from,
)
from motcua.domain.regimes.values import (
    AgencyIdentifiers,
    CodeSyntax,
    CountingRules,
    Mark,
    PublishedParameter,
    PublishedProfile,
    Regime,
    RegimePublication,
)

VALUES = {
    "tier": "three_tier",
    "code_syntax": "qcvn_102",
    "slip_set": "tt_01_2018",
    "template_version": "01/2018/TT-VPCP",
    "handover_cutoff": "15:00",
    "supplement_requests_max": 1,
    "supplement_notice_working_days": 3,
    "reappointments_max": 1,
    "reappointment_working_days": 2,
    "apology_lead_days": 1,
    "intake_response_working_hours": 8,
    "stop_by_applicant": "withdrawal",
    "lost_slip_collect": "slip_required",
    "identity_check": "paper_id",
    "public_portal": "provincial_and_national",
    "is_boundary_free": False,
    "online_scale": "levels_1_to_4",
    "scan_exempt": [],
    "staff_seniority_years_min": 3,
    "secondment_months_min": 6,
    "secondment_months_max": 24,
    "procedure_control_addressee": "Văn phòng Chính phủ",
    "counting_cutoff_applies_to_working_hours": False,
    "counting_counts_day_of_receipt": False,
    "counting_moves_off_days": True,
    "counting_month_ends_on_last_day": True,
    "counting_due_at": None,
    "counting_pauses_working_hours": True,
    "counting_pauses_working_days": True,
    "counting_pauses_days": True,
    "limit_start_events": {"counter": "receipt_issued", "online": "acceptance_sent"},
    "supplement_restarts_limit": True,
    "pause_grounds": ["field_verification"],
    "pause_ground_names": {"field_verification": "Kiểm tra thực địa"},
    "payment_pauses_clock": ["tax", "land"],
    "correction_working_days": 3,
    "collection_reminder_days": [1, 7, 30],
    "consultation_working_days_default": 3,
    "goes_on_without_opinion": True,
}
FROM, LATER = date(2018, 6, 21), date(2025, 9, 15)
PROFILE = PublishedProfile("R1", "R1", "Một cửa", "61/2018/NĐ-CP", Mark.LAW, FROM, None)
PARAMETERS = tuple(
    PublishedParameter(key, value, "61/2018/NĐ-CP", "Điều 1", Mark.LAW, FROM, None)
    for key, value in VALUES.items()
)
OLD = regime_from((PROFILE,), PARAMETERS, FROM)
NEW = replace(OLD, code_syntax=CodeSyntax.LEVELS_LEFT_TO_RIGHT)
LANG_SON_HEALTH = AgencyIdentifiers("000.00.16.H37", "H37.016.00")


def test_codes_of_both_regimes():
    """The examples of the two circulars."""
    assert dossier_code(OLD, LANG_SON_HEALTH, date(2019, 5, 15), 1) == "000.00.16.H37-190515-0001"
    assert dossier_code(NEW, LANG_SON_HEALTH, date(2025, 10, 1), 1) == "H37.016.00-251001-0001"


def test_a_serial_past_9999_grows():
    code = dossier_code(NEW, LANG_SON_HEALTH, date(2026, 3, 1), 10_000)
    assert code == "H37.016.00-260301-10000"
    assert is_dossier_code(code, NEW)


@pytest.mark.parametrize("identifier", [None, "H37.016.00", "000.00.16.Z37", "0.00.16.H37"])
def test_no_code_without_an_identifier_of_the_syntax(identifier):
    with pytest.raises(AgencyWithoutIdentifier):
        dossier_code(OLD, AgencyIdentifiers(identifier, None), date(2019, 5, 15), 1)


@pytest.mark.parametrize("serial", [0, -1])
def test_a_serial_begins_at_one(serial):
    with pytest.raises(ValueError, match=str(serial)):
        dossier_code(OLD, LANG_SON_HEALTH, date(2019, 5, 15), serial)


@pytest.mark.parametrize(
    ("code", "is_old", "is_new"),
    [
        ("000.00.16.H37-190515-0001", True, False),
        ("H37.016.00-251001-0001", False, True),
        ("H31-260301-0001", False, True),
        ("H37.016.00-251001-001", False, False),
        ("H37.016.00-251001-0001 ", False, False),
        ("h37.016.00-251001-0001", False, False),
        ("H37.016.00-25100١-0001", False, False),  # an Arabic digit
        ("Z37.016.00-251001-0001", False, False),
        ("", False, False),
        ("H37" + ".A" * 40 + "-251001-0001", False, False),
    ],
)
def test_what_is_a_code_under_each_regime(code, is_old, is_new):
    assert is_dossier_code(code, OLD) is is_old
    assert is_dossier_code(code, NEW) is is_new


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("000.00.16.H37-190515-0001", date(2019, 5, 15)),
        ("H37.016.00-251001-0001", date(2025, 10, 1)),
        ("H37.016.00-251301-0001", None),  # there is no thirteenth month
        ("không phải mã", None),
        ("H" * 5_000, None),
    ],
)
def test_the_day_inside_a_code(code, day):
    assert day_of_code(code) == day


@given(st.text(max_size=80))
def test_any_text_is_answered(text):
    assert is_dossier_code(text, OLD) in {True, False}
    assert day_of_code(text) is None or isinstance(day_of_code(text), date)


def test_an_identifier_has_at_most_35_characters():
    """20/2020/QD-TTg art. 4."""
    assert is_identifier("H31." + "A" * 31, CodeSyntax.LEVELS_LEFT_TO_RIGHT)
    assert not is_identifier("H31." + "A" * 32, CodeSyntax.LEVELS_LEFT_TO_RIGHT)


def test_every_parameter_of_a_regime_is_read():
    own = {"key", "version", "name", "instrument", "on", "counting_rules", "sources"}
    parts = {field.name for field in fields(CountingRules)} - {"cutoff", "sources"}
    assert set(rules._READERS) == (
        {field.name for field in fields(Regime)} - own | {f"counting_{part}" for part in parts}
    )
    assert set(VALUES) == set(rules._READERS)


def test_no_regime_before_the_first():
    with pytest.raises(NoRegime):
        regime_from((PROFILE,), PARAMETERS, date(2018, 6, 20))


def test_a_regime_without_a_parameter_is_refused():
    with pytest.raises(ParameterMissing) as refused:
        regime_from((PROFILE,), PARAMETERS[1:], FROM)
    assert refused.value.details["parameters"] == "tier"


def test_a_source_names_instrument_and_article():
    assert OLD.source_of("handover_cutoff") == "61/2018/NĐ-CP, Điều 1"


def test_the_parts_of_counting_come_with_their_sources():
    """LR-020. The cut-off of the hand-over is also that of counting."""
    counting = OLD.counting_rules
    assert counting.cutoff == time(15)
    assert counting.moves_off_days
    assert not counting.counts_day_of_receipt
    assert set(counting.sources) == {field.name for field in fields(CountingRules)} - {"sources"}
    assert counting.source_of("cutoff") == OLD.source_of("handover_cutoff")


def said(parameters=PARAMETERS, profiles=(PROFILE,)):
    return contradictions(RegimePublication(tuple(profiles), tuple(parameters)))


def test_a_sound_publication_has_no_contradiction():
    assert said() == ()
    one = replace(PARAMETERS[0], valid_to=date(2025, 9, 14))
    assert said((one, replace(one, valid_from=LATER, valid_to=None), *PARAMETERS[1:])) == ()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ([replace(PARAMETERS[0], value="four_tier")], "giá trị lạ"),
        ([replace(PARAMETERS[4], value="25:00"), PARAMETERS[0]], "giá trị lạ"),
        ([replace(PARAMETERS[0], key="colour"), PARAMETERS[0]], "tham số lạ"),
        ([PARAMETERS[0], replace(PARAMETERS[0], valid_from=LATER)], "hai kỳ chồng nhau"),
        (
            [
                replace(PARAMETERS[0], valid_to=date(2025, 9, 1)),
                replace(PARAMETERS[0], valid_from=LATER),
            ],
            "không có giá trị giữa",
        ),
        ([replace(PARAMETERS[0], valid_to=date(2018, 6, 1))], "kết thúc trước khi bắt đầu"),
    ],
)
def test_a_contradiction_is_said(changed, sentence):
    others = [row for row in PARAMETERS[1:] if row.key not in {one.key for one in changed}]
    found = said((*changed, *others))
    assert len(found) == 1
    assert sentence in found[0]


def test_values_of_the_wrong_shape_are_said():
    for key, value in (
        ("collection_reminder_days", [7, 1]),
        ("collection_reminder_days", []),
        ("pause_ground_names", {}),
        ("limit_start_events", ["counter"]),
        ("counting_moves_off_days", 1),
        ("counting_due_at", "24:00"),
    ):
        found = said(replace(row, value=value) if row.key == key else row for row in PARAMETERS)
        assert "giá trị lạ" in found[0], key


def test_a_ground_without_a_name_is_said():
    row = next(row for row in PARAMETERS if row.key == "pause_grounds")
    others = [other for other in PARAMETERS if other is not row]
    assert said((replace(row, value=["moon"]), *others)) == (
        "tham số pause_ground_names: thiếu tên của moon",
    )


def test_a_missing_parameter_is_said():
    assert said(PARAMETERS[1:]) == ("thiếu tham số tier",)
