"""LR-138. A dossier knows its case: limit, papers and fees are those of the case."""

from datetime import datetime

import pytest
from django.apps import apps

from motcua.domain.catalogue.errors import CaseUnknown
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.values import Channel
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DraftIncomplete
from motcua.domain.dossiers.selectors import (
    dossier_of_applicant,
    dossier_of_officer,
    public_progress,
    slip_paper,
)
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, BIRTH, SENT_AT, draft
from motcua.domain.dossiers.tests.ways import ASKING, register
from motcua.domain.dossiers.tests.ways_process import PAUSE
from motcua.domain.dossiers.values import AskedPaper, PaperBrought
from motcua.domain.drafts import actions as drafts
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

COPY, MANY = "chung-thuc-ban-sao", "khoi-luong-lon"
HOUSE, OTHER_HOUSE = "nha-o-rieng-le", "cong-trinh-khac"
LATE, FOUND = "qua-han", "bi-bo-roi"
AT = datetime(2026, 11, 19, 10, 0, tzinfo=VIETNAM)  # A Thursday.
SAME_DAY = datetime(2026, 11, 19, 17, 0, tzinfo=VIETNAM)
# Friday 20/11 and Monday 23/11.
IN_TWO_DAYS = datetime(2026, 11, 23, 17, 0, tzinfo=VIETNAM)


def copies(people, case_key=""):
    """Copies to certify, handed in at the counter."""
    papers = [PaperBrought(order=1, original_count=1)]
    return register(people, procedure_slug=COPY, case_key=case_key, papers=papers, at=AT)


def accept(code, people, *, at=AT, **options):
    return dossiers.accept(dossier_code=code, by=people.one_stop, at=at, **options)


def said_on(issued, people):
    return slip_paper(issued.slip_id, by=people.one_stop).facts


def last_line(dossier):
    return dossier.due_derivation["derivation"][-1]


def sent(people, case_key):
    draft_id = draft(people)
    drafts.choose_case(draft_id=draft_id, case_key=case_key, by=people.citizen, at=SENT_AT)
    return dossiers.submit(draft_id=draft_id, by=people.citizen, at=SENT_AT).dossier_code


# The limit


def test_many_copies_are_due_in_two_working_days_and_it_is_said_why(people, row):
    code = copies(people, MANY)
    issued = accept(code, people)
    assert issued.due_at == IN_TWO_DAYS
    line = last_line(row(code))
    name = "Nhiều bản, nhiều trang hoặc nội dung phức tạp"
    assert (line["mark"], line["source"]) == ("2 ngày làm việc", f"Nộp trực tiếp, {name}")
    assert said_on(issued, people)["time_limit"] == "2 ngày làm việc"


def test_whose_case_is_not_known_is_told_the_limit_of_the_procedure(people, row):
    code = copies(people)
    issued = accept(code, people)
    assert issued.due_at == SAME_DAY
    assert "source" not in last_line(row(code))
    assert said_on(issued, people)["time_limit"] == "Trong ngày làm việc"


@pytest.mark.parametrize(
    ("said", "found", "due_at"),
    [
        ("", MANY, IN_TWO_DAYS),
        ("thong-thuong", MANY, IN_TWO_DAYS),
        (MANY, "thong-thuong", SAME_DAY),
        (MANY, "", SAME_DAY),
        (MANY, None, IN_TWO_DAYS),
    ],
)
def test_who_accepts_may_find_another_case(people, row, said, found, due_at):
    code = copies(people, said)
    issued = accept(code, people, case_key=found)
    assert issued.due_at == row(code).due_at == due_at
    assert row(code).case_key == (said if found is None else found)
    limit = "2 ngày làm việc" if due_at == IN_TWO_DAYS else "Trong ngày làm việc"
    assert said_on(issued, people)["time_limit"] == limit


def test_the_journal_commits_to_the_case_and_does_not_tell_it(people, row):
    code = copies(people)
    accept(code, people, case_key=MANY)
    line = journal.latest_about(row(code).reference)
    assert line.word == "dossiers.accepted"
    assert MANY not in repr(line.facts)
    kept = apps.get_model("journal", "PrivateFact").objects.get(name="case_key")
    assert (kept.subject, kept.value) == (row(code).reference, MANY)


def test_a_pause_keeps_the_limit_of_the_case(people, row):
    """A house of one's own: 15 days from Monday 5 October; the clock stands still for three."""
    papers = [PaperBrought(order=order, original_count=1) for order in (1, 3)]
    at = datetime(2026, 10, 5, 9, 0, tzinfo=VIETNAM)
    code = register(
        people, procedure_slug="giay-phep-xay-dung-nha-o", case_key=HOUSE, papers=papers, at=at
    )
    issued = accept(code, people, at=at)
    # 15 days: 6 October is the first, Tuesday 20 October the last.
    assert issued.due_at == datetime(2026, 10, 20, 17, 0, tzinfo=VIETNAM)
    dossiers.hand_over(dossier_code=code, by=people.one_stop, at=at)
    dossiers.take(dossier_code=code, by=people.case_officer, at=at)
    paused_at = datetime(2026, 10, 6, 8, 0, tzinfo=VIETNAM)
    dossiers.pause(dossier_code=code, by=people.case_officer, at=paused_at, **PAUSE)
    resumed_at = datetime(2026, 10, 9, 8, 0, tzinfo=VIETNAM)
    dossiers.resume(dossier_code=code, by=people.case_officer, at=resumed_at)
    # Three days later than it was: Friday 23 October.
    assert row(code).due_at == datetime(2026, 10, 23, 17, 0, tzinfo=VIETNAM)
    line = last_line(row(code))
    assert (line["mark"], line["source"]) == ("15 ngày", "Nộp trực tiếp, Nhà ở riêng lẻ")


def test_a_supplement_in_the_process_keeps_the_case(people, row):
    code = copies(people, MANY)
    accept(code, people)
    dossiers.hand_over(dossier_code=code, by=people.one_stop, at=AT)
    dossiers.take(dossier_code=code, by=people.case_officer, at=AT)
    asked = AskedPaper(
        order=1, name=_name_of(COPY, 1), original_count=1, copy_count=0, what_is_missing="Mờ"
    )
    dossiers.request_supplement_in_process(
        dossier_code=code, by=people.case_officer, at=AT, **{**ASKING, "items": [asked]}
    )
    dossiers.accept_supplement(
        dossier_code=code,
        papers=[PaperBrought(order=1, original_count=1)],
        by=people.one_stop,
        at=datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM),
    )
    # Counted anew from Friday 20/11: Monday 23/11, then Wednesday 25/11; the 24th is a day off.
    assert row(code).due_at == datetime(2026, 11, 25, 17, 0, tzinfo=VIETNAM)
    assert last_line(row(code))["mark"] == "2 ngày làm việc"


def _name_of(slug, order):
    page = procedure_on(slug, AT.date())
    return next(each.name for each in page.components if each.order == order)


# Papers and fees


def test_a_foundling_is_not_asked_for_a_birth_paper(people):
    found = dossier_of_applicant(sent(people, FOUND), by=people.citizen)
    assert found.case_key == FOUND
    assert "Giấy chứng sinh" not in {paper.name for paper in found.papers}


def test_the_same_paper_is_handed_in_where_the_case_needs_it(people):
    papers = dossier_of_applicant(sent(people, "dung-han"), by=people.citizen).papers
    assert [paper.name for paper in papers if paper.file_id] == ["Giấy chứng sinh"]


def test_a_fee_of_another_case_is_left_out_whatever_was_ticked(people):
    fees = procedure_on(BIRTH, SENT_AT.date()).fees_for(Channel.ONLINE)
    everything = range(len(fees))
    named = [fee.name for fee in fees if fee.amount_vnd is not None]  # The slip names no others.
    assert any("đúng hạn" in name for name in named)
    for case_key, others in ((LATE, "đúng hạn"), ("dung-han", "quá hạn")):
        code = sent(people, case_key)
        issued = accept(code, people, at=ACCEPTED_AT, fee_orders=everything)
        names = [line["name"] for line in said_on(issued, people)["fee_lines"]]
        assert names == [name for name in named if others not in name]


def test_whose_case_is_not_known_pays_what_was_ticked(people):
    code = sent(people, "")
    issued = accept(code, people, at=ACCEPTED_AT, fee_orders=[2])
    assert len(said_on(issued, people)["fee_lines"]) == 1


# What will not do


@pytest.mark.parametrize("case_key", ["khong-co", LATE])  # The other is of another procedure.
def test_an_unknown_case_is_refused_at_the_counter_and_writes_nothing(people, written, case_key):
    before = written()
    with pytest.raises(CaseUnknown):
        copies(people, case_key)
    assert written() == before


def test_an_unknown_case_is_refused_at_acceptance_and_writes_nothing(people, written):
    code = copies(people, MANY)
    before = written()
    with pytest.raises(CaseUnknown):
        accept(code, people, case_key="khong-co")
    assert written() == before


def test_a_case_taken_out_of_the_procedure_is_told_at_sending(people, written):
    draft_id = draft(people)
    apps.get_model("drafts", "Draft").objects.filter(pk=draft_id).update(case_key="da-bo")
    before = written()
    with pytest.raises(DraftIncomplete) as refused:
        dossiers.submit(draft_id=draft_id, by=people.citizen, at=SENT_AT)
    words = "Xin chọn lại trường hợp: thủ tục đã thay đổi."
    assert ("truong-hop", "case_key", words) in refused.value.details["faults"]
    assert written() == before


# Who knows


def test_officials_and_the_applicant_know_it_and_who_has_the_code_does_not(people):
    code = sent(people, FOUND)
    assert dossier_of_officer(code, by=people.one_stop).case_key == FOUND
    assert dossier_of_applicant(code, by=people.citizen).case_key == FOUND
    assert FOUND not in repr(public_progress(code))
