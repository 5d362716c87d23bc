"""LR-055 (T2, 61/2018/NĐ-CP arts 16, 17.1, 39.1). What comes in on paper."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from motcua.domain.catalogue.errors import NotReceivedHere, ProcedureNotFound
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import (
    CodeImpossible,
    ComponentUnknown,
    DraftIncomplete,
    MomentImpossible,
)
from motcua.domain.dossiers.selectors import dossier_of_officer, dossiers_of, slip_paper
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    PHO_HIEN_ONE_STOP,
    SENT_AT,
    SON_NAM_COMMITTEE,
    SON_NAM_ONE_STOP,
)
from motcua.domain.dossiers.tests.ways import (
    APPLICANT,
    BROUGHT,
    COPIES,
    DECLARATION,
    HIEN_NAM_ONE_STOP,
    LAM_SON_ONE_STOP,
    OLD_SENT_AT,
    everybody_in_2019,
    picture_of,
    register,
)
from motcua.domain.dossiers.values import PaperBrought
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

DOWN_AT = datetime(2026, 11, 18, 10, 0, tzinfo=VIETNAM)  # The day before, on paper.
ONLY_TWO_TIERS = "tro-cap-huu-tri-xa-hoi"


def test_it_lies_at_the_desk_and_is_accepted_like_any_other(people, row, facts):
    code = register(people)
    dossier = row(code)
    assert code == "H31.101.00-261119-0001"
    assert (dossier.state, dossier.channel, dossier.account_id) == ("submitted", "counter", None)
    assert (dossier.submitted_at, dossier.entered_at) == (SENT_AT, None)
    assert dossier.submitter_name == "Đoàn Thị Mơ"
    assert facts() == ["dossiers.registered.1"]
    line = journal.latest_about(dossier.reference)
    assert (line.word, line.by) == ("dossiers.registered", people.one_stop.reference)
    page = dossier_of_officer(code, by=people.one_stop)
    papers = {paper.order: paper for paper in page.papers}
    assert papers[DECLARATION].source == papers[COPIES].source == "paper"
    assert (papers[DECLARATION].original_count, papers[COPIES].certified_count) == (1, 1)
    issued = dossiers.accept(dossier_code=code, by=people.one_stop, at=ACCEPTED_AT)
    # Five working days after Thursday 19 November, without the day off on the 24th.
    assert issued.due_at == datetime(2026, 11, 27, 17, 0, tzinfo=VIETNAM)
    said = slip_paper(issued.slip_id, by=people.one_stop).facts
    assert said["submitter_signature"] == {
        "name": "Đoàn Thị Mơ",
        "confirmation": "",
        "confirmed_at": "",
    }
    [declaration] = [row for row in said["components"] if row["name"].startswith("Tờ khai")]
    assert (declaration["original"], declaration["certified"]) == ("01", "")


def test_by_post_the_limit_counts_from_the_hand_over_record(people):
    """45/2016/QĐ-TTg: signed on Thursday at 9:00, entered in the afternoon, accepted on Friday."""
    signed_at = SENT_AT.replace(hour=9, minute=0)
    code = register(people, channel="post", occurred_at=signed_at)
    next_day = ACCEPTED_AT + timedelta(days=1)
    issued = dossiers.accept(dossier_code=code, by=people.one_stop, at=next_day)
    assert issued.due_at == datetime(2026, 11, 27, 17, 0, tzinfo=VIETNAM)


def test_what_came_while_the_system_was_down(people, row):
    """61/2018/NĐ-CP art 39.1: both moments, the code from paper, and the next code follows it."""
    code = register(people, occurred_at=DOWN_AT, paper_code="H31.101.00-261118-0007")
    dossier = row(code)
    assert code == "H31.101.00-261118-0007"
    assert (dossier.submitted_at, dossier.entered_at) == (DOWN_AT, SENT_AT)
    assert register(people, occurred_at=DOWN_AT) == "H31.101.00-261118-0008"
    issued = dossiers.accept(dossier_code=code, by=people.one_stop, at=ACCEPTED_AT)
    # The slip was written on Wednesday 18 November: five working days are over on the 26th.
    assert issued.due_at == datetime(2026, 11, 26, 17, 0, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    "paper_code",
    [
        "H31.101.00-261119-0001",  # another day
        "H31.102.00-261118-0001",  # another agency
        "000.22.41.H31-261118-0001",  # the syntax of 2019
        "H31.101.00-261118-0000",
        "H31.101.00-261118-0001 ; --",
    ],
)
def test_a_code_from_paper_fits_regime_agency_and_day(people, written, paper_code):
    before = written()
    with pytest.raises(CodeImpossible):
        register(people, occurred_at=DOWN_AT, paper_code=paper_code)
    assert written() == before


def test_a_code_is_given_once_and_never_without_a_fall_back(people, written):
    code = register(people, occurred_at=DOWN_AT, paper_code="H31.101.00-261118-0007")
    before = written()
    with pytest.raises(CodeImpossible):
        register(people, occurred_at=DOWN_AT, paper_code=code)
    with pytest.raises(CodeImpossible):
        register(people, paper_code="H31.101.00-261119-0001")
    assert written() == before


@pytest.mark.parametrize(
    ("occurred_at", "why"),
    [
        (SENT_AT + timedelta(minutes=1), "ở tương lai"),
        (SENT_AT - timedelta(days=31), "đã quá 30 ngày"),
    ],
)
def test_moments_that_cannot_be(people, written, occurred_at, why):
    before = written()
    with pytest.raises(MomentImpossible) as refusal:
        register(people, occurred_at=occurred_at)
    assert refusal.value.details["why"] == why
    assert written() == before


def test_before_the_procedure_existed(people, written):
    """A procedure of two tiers: on 29 June 2025 there were three (72/2025/QH15)."""
    entered_at = datetime(2025, 7, 2, 9, 0, tzinfo=VIETNAM)
    before = written()
    with pytest.raises(MomentImpossible) as refusal:
        register(
            people,
            procedure_slug=ONLY_TWO_TIERS,
            at=entered_at,
            occurred_at=entered_at - timedelta(days=3),
        )
    assert refusal.value.details["why"] == "ở trước khi có thủ tục này"
    with pytest.raises(ProcedureNotFound):
        register(people, procedure_slug="khong-co-thu-tuc-nay", occurred_at=DOWN_AT)
    assert written() == before


def test_in_2019_with_the_code_and_the_boundaries_of_that_time(db, content_store, written):
    """61/2018/NĐ-CP art 14: before 107/2021/NĐ-CP a unit receives for its own ward only."""
    people = everybody_in_2019()
    code = register(people, at=OLD_SENT_AT, receiving_agency_code=HIEN_NAM_ONE_STOP)
    assert code == "000.22.41.H31-190305-0001"
    before = written()
    with pytest.raises(NotReceivedHere):
        register(
            people,
            at=OLD_SENT_AT,
            receiving_agency_code=HIEN_NAM_ONE_STOP,
            commune_code="11950",
        )
    with pytest.raises(NotPermitted):
        register(people, at=OLD_SENT_AT, receiving_agency_code=LAM_SON_ONE_STOP)
    assert written() == before


def test_since_2021_any_unit_of_the_province_receives(people, row):
    """107/2021/NĐ-CP, 118/2025/NĐ-CP: filed in Phố Hiến, decided in Sơn Nam."""
    code = register(people, commune_code="11983")
    assert row(code).receiving_agency_id == PHO_HIEN_ONE_STOP
    assert row(code).competent_agency_id == SON_NAM_COMMITTEE
    assert code.startswith("H31.")
    assert not code.startswith("H31.101.")  # The code is the deciding agency's.


def test_an_applicant_with_an_account_finds_it_there(people, row):
    own = replace(APPLICANT, identity_number="033190004127", full_name="phạm thị  hạnh")
    code = register(people, applicant=own)
    assert [line.code for line in dossiers_of(people.citizen.account_id)] == [code]
    slip_of_the_pen = replace(own, full_name="Đoàn Thị Mơ")
    assert row(register(people, applicant=slip_of_the_pen)).account_id is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"applicant": replace(APPLICANT, full_name=" ")}, "full_name"),
        ({"applicant": replace(APPLICANT, identity_number="099155000321")}, "identity_number"),
        ({"applicant": replace(APPLICANT, identity_number="12")}, "identity_number"),
        ({"applicant": replace(APPLICANT, address="")}, "address"),
        ({"applicant": replace(APPLICANT, phone_number="0900")}, "phone_number"),
        ({"applicant": replace(APPLICANT, email="mo@")}, "email"),
        ({"return_method": "pigeon"}, "return_method"),
        ({"return_method": "post"}, "return_address"),
        ({"papers": [PaperBrought(order=DECLARATION)]}, "papers"),
        ({"channel": "online"}, "channel"),
    ],
)
def test_what_is_missing_is_said_field_by_field(people, written, changes, field):
    before = written()
    with pytest.raises(DraftIncomplete) as refusal:
        register(people, **changes)
    assert [key for _, key, _ in refusal.value.details["faults"]] == [field]
    assert written() == before


def test_papers_that_are_not_listed_and_files_of_others(people, written):
    foreign = picture_of(people.colleague)
    before = written()
    for order, count in ((77, 1), (DECLARATION, -1), (DECLARATION, 100)):
        with pytest.raises(ComponentUnknown):
            register(people, papers=[*BROUGHT[1:], PaperBrought(order=order, original_count=count)])
    with pytest.raises(NotPermitted):
        register(
            people,
            papers=[PaperBrought(order=DECLARATION, original_count=1, file_id=foreign)],
        )
    assert written() == before


def test_only_at_one_s_own_desk(people, written):
    before = written()
    for by in (people.citizen, people.case_officer, people.leader, people.stranger):
        with pytest.raises(NotPermitted):
            register(people, by=by)
    with pytest.raises(NotPermitted):
        register(people, receiving_agency_code=SON_NAM_ONE_STOP)
    assert written() == before
