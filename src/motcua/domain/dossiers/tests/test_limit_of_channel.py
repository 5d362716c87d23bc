"""LR-111. A dossier has the limit and the fees of the channel by which it came, and says so."""

from datetime import timedelta

import pytest

from motcua.domain.catalogue import actions as catalogue
from motcua.domain.catalogue.selectors import procedure_on, record_of
from motcua.domain.catalogue.tests.publishing import signer
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import slip_paper
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, BIRTH, SENT_AT, submitted
from motcua.domain.records.rules.record import record_as_data

OWN_FEE = {"kind": "le_phi", "name": "Lệ phí nộp trên mạng", "amount_vnd": 3000, "per": "lần"}


@pytest.fixture
def three_days_online(db):
    """Birth registration with three working days and a fee of its own where it is filed online."""
    version_id = procedure_on(BIRTH, SENT_AT.date()).version_id
    facts = record_as_data(record_of(version_id))
    for method in facts["methods"]:
        if method["channel"] == "online":
            method["limits"] = [{"value": 3, "unit": "working_days"}]
            method["fees"] = [OWN_FEE]
    return lambda: catalogue.correct_version(
        version_id=version_id,
        facts=facts,
        reason="Thử",
        by=signer(),
        at=SENT_AT - timedelta(hours=1),
    )


def accept(code, people):
    return dossiers.accept(dossier_code=code, fee_orders=[0], by=people.one_stop, at=ACCEPTED_AT)


def test_what_was_filed_online_has_the_limit_of_that_way(people, row, three_days_online):
    three_days_online()
    code = submitted(people)
    issued = accept(code, people)
    # Thursday 19/11: Friday, Monday, and Wednesday, since Tuesday 24/11/2026 is a day off.
    assert (issued.due_at.day, issued.due_at.hour) == (25, 17)
    *_, last = row(code).due_derivation["derivation"]
    assert (last["mark"], last["source"]) == ("3 ngày làm việc", "Nộp trên mạng")
    said = slip_paper(issued.slip_id, by=people.citizen).facts
    assert said["time_limit"] == "3 ngày làm việc"
    assert [line["name"] for line in said["fee_lines"]] == ["Lệ phí nộp trên mạng"]


def test_without_a_limit_of_its_own_it_is_that_of_the_procedure(people, row):
    code = submitted(people)
    issued = accept(code, people)
    assert issued.due_at.date() == ACCEPTED_AT.date()
    *_, last = row(code).due_derivation["derivation"]
    assert "source" not in last
    assert (
        slip_paper(issued.slip_id, by=people.citizen).facts["time_limit"] == "Trong ngày làm việc"
    )


def test_a_correction_does_not_reach_what_was_handed_in_before(people, row, three_days_online):
    """LR-110: the dossier keeps its version, also when the limit is counted again."""
    code = submitted(people)
    three_days_online()
    assert accept(code, people).due_at.date() == ACCEPTED_AT.date()
