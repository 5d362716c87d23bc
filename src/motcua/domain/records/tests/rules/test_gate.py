"""LR-108, LR-109. The gate refuses what the law does not let be published, and says what is missing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from motcua.domain.records.rules.gate import faults_of
from motcua.domain.records.rules.gate_context import GateContext, HeldVersion
from motcua.domain.records.values import LegalInstrument

from .records import FULL, PAPER, records

DAY = date(2026, 11, 25)


def instrument(number, *, name="", valid_from=None, valid_to=None, successor=None):
    return LegalInstrument(number, name, None, "", valid_from, valid_to, successor, "law")


INSTRUMENTS = {
    each.number: each
    for each in (
        instrument("61/2018/NĐ-CP", valid_to=date(2025, 6, 30), successor="118/2025/NĐ-CP"),
        instrument("118/2025/NĐ-CP", name="Nghị định một cửa", valid_from=date(2025, 7, 1)),
        instrument("03/2026/QH16", valid_from=date(2027, 3, 1)),
        instrument("A", valid_to=date(2020, 1, 1), successor="B"),
        instrument("B", valid_to=date(2021, 1, 1), successor="A"),
        instrument("C", valid_to=date(2020, 1, 1)),
    )
}
COMPLETE = replace(
    FULL,
    name="Cấp giấy thử",
    publishing_agency_name="Bộ Tư pháp",
    post_receives=False,
    components=[PAPER, {**PAPER, "order": 2, "name": "Ảnh", "form": None}],
    legal_basis=[{"number": "118/2025/NĐ-CP"}],
)
CONTEXT = GateContext(
    day=DAY,
    slug="giay-thu",
    field_keys=frozenset({"thu-nghiem"}),
    agency_names=frozenset({"Ủy ban nhân dân cấp xã", "Trung tâm cấp xã"}),
    instruments=INSTRUMENTS,
    form_names=frozenset({"Mẫu số 01"}),
    has_general_form=True,
    group_codes=frozenset({"khai-sinh"}),
    held=(HeldVersion(1, "giay-khac", "Cấp giấy khác", "9.000009", None, None),),
)


def codes(*, context=CONTEXT, **changed):
    found = faults_of(replace(COMPLETE, **changed), context=context)
    return {(fault.code, fault.path, fault.is_warning) for fault in found}


def test_a_complete_record_passes():
    assert faults_of(COMPLETE, context=CONTEXT) == ()


MISSING = [
    ({"name": ""}, "gate.name_missing", "name"),
    ({"field_id": ""}, "gate.field_id_missing", "field_id"),
    ({"sequence": []}, "gate.sequence_missing", "sequence"),
    ({"methods": []}, "gate.methods_missing", "methods"),
    ({"components": [], "data_sources": []}, "gate.components_missing", "components"),
    ({"subjects": []}, "gate.subjects_missing", "subjects"),
    ({"competent_names": []}, "gate.competent_names_missing", "competent_names"),
    ({"receiving_names": []}, "gate.receiving_names_missing", "receiving_names"),
    ({"legal_basis": []}, "gate.legal_basis_missing", "legal_basis"),
    ({"code": None}, "gate.code_missing", "code"),
    ({"limit_value": 0.0}, "gate.limit_missing", "limit_value"),
    ({"posting_duties": ["portal"]}, "gate.posting_duties_missing", "posting_duties"),
    (
        {"is_received_at_one_stop": False},
        "gate.not_at_one_stop_without_reason",
        "reason_not_at_one_stop",
    ),
    ({"online_mode": "mot_phan"}, "gate.partial_without_reason", "online_partial_reason"),
    ({"online_is_available": False}, "gate.method_mismatch", "online_is_available"),
    ({"post_receives": True}, "gate.method_mismatch", "post_receives"),
    ({"field_id": "la"}, "gate.field_unknown", "field_id"),
    ({"coordinating_names": ["Sở Lạ"]}, "gate.agency_unknown", "coordinating_names.0"),
    ({"linked_slugs": ["la"]}, "gate.linked_unknown", "linked_slugs.0"),
    ({"interlinked_group": "la"}, "gate.group_unknown", "interlinked_group"),
    ({"code": "9.000009"}, "gate.code_taken", "code"),
    ({"valid_to": date(2025, 6, 1)}, "record.ends_before_it_begins", "valid_to"),
]


@pytest.mark.parametrize(("changed", "code", "path"), MISSING)
def test_what_is_missing_is_told_with_its_place(changed, code, path):
    assert (code, path, False) in codes(**changed)


def test_a_case_without_papers_or_steps():
    only_late = [{**row, "cases": ["qua-han"]} for row in COMPLETE.components]
    assert ("gate.case_without_components", "cases.0", False) in codes(components=only_late)
    steps = [{**COMPLETE.sequence[0], "cases": ["dung-han"]}]
    assert ("gate.case_without_sequence", "cases.1", False) in codes(sequence=steps)


def test_a_code_that_is_looked_for_is_a_warning():
    assert codes(code=None, marks={"code": "assumed"}) == {("gate.code_pending", "code", True)}
    assert codes(code=None, local_code="1.010708.000.00.00.H31") == set()


def test_what_is_not_wanted_by_law_is_a_warning():
    assert codes(results=[], publishing_agency_name="") == {
        ("gate.results_missing", "results", True),
        ("gate.publishing_agency_name_missing", "publishing_agency_name", True),
    }


def test_a_form_is_there_as_an_electronic_form_or_a_file():
    """ADR 22: else the general declaration stands in, which is told; without it, refused."""
    other = [{**PAPER, "form": "Mẫu số 02"}, COMPLETE.components[1]]
    assert codes(components=other) == {("gate.form_stand_in", "components.0.form", True)}
    bare = replace(CONTEXT, has_general_form=False)
    assert codes(components=other, context=bare) == {
        ("gate.form_missing", "components.0.form", False)
    }
    other[0] = {**other[0], "url": "https://example.gov.vn/mau-02.docx"}
    assert codes(components=other, context=bare) == set()


def law(*numbers, **changed):
    rows = [{"number": number} for number in numbers]
    return faults_of(replace(COMPLETE, legal_basis=rows, **changed), context=CONTEXT)


def test_an_instrument_that_ended_is_told_with_its_successor():
    (found,) = law("61/2018/NĐ-CP", "118/2025/NĐ-CP")
    assert (found.code, found.is_warning) == ("gate.legal_basis_expired", True)
    assert "118/2025/NĐ-CP (Nghị định một cửa)" in found.cure
    assert "30/06/2025" in found.sentence
    in_2019 = {"valid_from": date(2019, 1, 1), "valid_to": date(2020, 1, 1)}
    assert law("61/2018/NĐ-CP", **in_2019) == ()


def test_a_record_that_rests_only_on_what_ended_is_refused():
    assert [found.code for found in law("61/2018/NĐ-CP") if not found.is_warning] == [
        "gate.legal_basis_ended"
    ]
    assert {found.code for found in law("C")} == {
        "gate.legal_basis_expired",
        "gate.legal_basis_ended",
    }
    assert law("A")  # a ring of successors comes to an end


def test_an_instrument_of_the_future_or_unknown_is_a_warning():
    (found,) = law("03/2026/QH16")
    assert (found.code, found.is_warning) == ("gate.legal_basis_not_yet", True)
    assert law("03/2026/QH16", valid_from=date(2027, 3, 1), valid_to=None) == ()
    (found,) = law("99/2099/NĐ-CP")
    assert (found.code, found.is_warning) == ("gate.legal_basis_unknown", True)


def held(version_id, valid_from, valid_to=None):
    return HeldVersion(version_id, "giay-thu", "Cấp giấy thử", None, valid_from, valid_to)


def test_versions_of_one_procedure_do_not_overlap():
    """An earlier one is closed by the publication; a later one is in the way."""
    overlap = ("gate.overlap", "valid_from", False)
    later = replace(CONTEXT, held=(held(7, date(2026, 1, 1)),))
    assert overlap in codes(context=later)
    assert overlap not in codes(context=later.for_record("giay-thu", 7))
    assert overlap not in codes(context=later, valid_to=date(2025, 12, 31))
    assert overlap not in codes(context=replace(CONTEXT, held=(held(7, date(2020, 1, 1)),)))


def test_a_procedure_that_ends_states_little():
    ended = {"publication_status": "abolished", "components": [], "methods": [], "data_sources": []}
    assert codes(**ended) == set()
    assert ("gate.name_missing", "name", False) in codes(**ended, name="")


@given(records())
def test_every_fault_says_what_is_missing_and_how_to_mend_it(record):
    found = faults_of(record, context=CONTEXT)
    assert all(fault.code and fault.path and fault.sentence and fault.cure for fault in found)
    assert [fault.is_warning for fault in found] == sorted(fault.is_warning for fault in found)
