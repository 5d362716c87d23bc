"""LR-053, LR-050 (T11, 61/2018/NĐ-CP art 19.4). The full dossier: the limit begins again from zero."""

from datetime import datetime

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ComponentUnknown, Moved, PapersStillMissing
from motcua.domain.dossiers.selectors import dossier_of_officer, life_of, slip_paper
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising
from motcua.domain.dossiers.tests.ways import (
    COPIES,
    registered_appraising,
    sent_in_process,
    wanting_in_process,
)
from motcua.domain.dossiers.values import AskedPaper, PaperBrought
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

COMPLETE_AT = datetime(2026, 12, 2, 10, 0, tzinfo=VIETNAM)  # A Wednesday.
SCHOOL_REPORT = AskedPaper(
    order=COPIES,
    name="Bản sao toàn bộ hồ sơ, giấy tờ có thông tin khai sinh (học bạ, lý lịch, căn cước…)",
    original_count=0,
    copy_count=1,
    what_is_missing="Thiếu học bạ.",
)
BROUGHT = PaperBrought(order=COPIES, certified_count=1)


def receive(code, by, *, at=COMPLETE_AT, **changes):
    return dossiers.accept_supplement(dossier_code=code, by=by, at=at, **changes)


def waiting(people):
    """Five working days, of which one was used, then the school report was asked for."""
    code = registered_appraising(people)
    dossiers.request_supplement_in_process(
        dossier_code=code,
        items=[SCHOOL_REPORT],
        reason="Cần học bạ để đối chiếu ngày sinh.",
        legal_basis="123/2015/NĐ-CP điều 26",
        by=people.case_officer,
        at=datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM),
    )
    return code


def test_the_whole_limit_counts_again_from_the_full_dossier(people, row, facts):
    code = waiting(people)
    issued = receive(code, people.one_stop, papers=[BROUGHT])
    dossier = row(code)
    # Five working days after Wednesday 2 December: Wednesday 9 December, at closing time.
    assert issued.due_at == dossier.due_at == datetime(2026, 12, 9, 17, 0, tzinfo=VIETNAM)
    assert dossier.clock_started_at == COMPLETE_AT
    assert dossier.accepted_at == ACCEPTED_AT  # When it came in stays what it was.
    assert (dossier.state, dossier.stage) == ("in_progress", "appraising")
    assert dossier.holder_id == people.case_officer.account_id
    assert facts()[-1] == "dossiers.supplement_accepted.1"
    assert life_of(dossier.pk).supplements[0].completed_at == COMPLETE_AT
    page = dossier_of_officer(code, by=people.one_stop)
    assert [(p.order, p.certified_count, p.source) for p in page.papers if p.supplement] == [
        (COPIES, 1, "paper")
    ]


def test_a_new_receipt_takes_the_place_of_the_former_which_stays(people, row):
    code = waiting(people)
    first_id = next(slip.slip_id for slip in life_of(row(code).pk).slips if slip.kind == "receipt")
    before = slip_paper(first_id, by=people.one_stop)
    second = slip_paper(
        receive(code, people.one_stop, papers=[BROUGHT]).slip_id, by=people.one_stop
    )
    assert slip_paper(first_id, by=people.one_stop) == before
    assert second.number == "0002/TNHS"
    assert second.facts["note"].startswith("Thay giấy số 0001/TNHS ngày 19/11/2026.")
    assert second.facts["due_at"] == "17 giờ 00 phút, ngày 09 tháng 12 năm 2026"
    assert second.facts["received_at"] == before.facts["received_at"]
    assert second.facts["supplement_count"] == 1
    assert second.facts["register_serial"] == before.facts["register_serial"]
    names = [component["name"] for component in second.facts["components"]]
    assert f"{SCHOOL_REPORT.name} (bổ sung)" in names
    assert len(names) == len(before.facts["components"]) + 1


def test_what_the_applicant_sent_need_not_be_brought(people, row):
    code = sent_in_process(people)
    receive(code, people.one_stop)
    assert row(code).stage == "appraising"


def test_the_paper_of_a_scan_that_was_sent_joins_it(people):
    code = sent_in_process(people)
    receive(code, people.one_stop, papers=[PaperBrought(order=2, original_count=1)])
    page = dossier_of_officer(code, by=people.one_stop)
    [paper] = [paper for paper in page.papers if paper.supplement]
    assert (paper.source, paper.original_count, paper.electronic_count) == ("upload", 1, 1)
    assert paper.file_id


def test_not_before_all_of_it_is_there(people, written):
    code = waiting(people)
    before = written()
    for papers, error in (
        ([], PapersStillMissing),
        ([PaperBrought(order=COPIES)], PapersStillMissing),
        ([BROUGHT, PaperBrought(order=3, original_count=1)], ComponentUnknown),
    ):
        with pytest.raises(error):
            receive(code, people.one_stop, papers=papers)
    assert written() == before


def test_who_may_not_and_when_nothing_was_asked(people, written):
    code, never = wanting_in_process(people), appraising(people)
    before = written()
    for asked, by, error in (
        (code, people.case_officer, NotPermitted),
        (code, people.stranger, NotPermitted),
        (code, people.citizen, NotPermitted),
        (never, people.one_stop, Moved),
    ):
        with pytest.raises(error):
            receive(asked, by)
    assert written() == before
