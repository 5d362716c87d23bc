"""LR-046, LR-047. A late dossier from its due time to its end, and whose doing it was."""

from datetime import datetime, timedelta

import pytest

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ApologyMissing
from motcua.domain.dossiers.selectors import lateness_of, life_of
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests.people import PHO_HIEN_COMMITTEE, PHO_HIEN_ONE_STOP
from motcua.domain.dossiers.tests.ways_process import LATE
from motcua.domain.dossiers.values import AskedPaper
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.clock import VIETNAM

# Received on Thursday 19 November, 14:58; 5 working days without Tuesday 24, a day off.
DUE_AT = datetime(2026, 11, 27, 17, tzinfo=VIETNAM)


def at(month, day, hour, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


def decide(code, people, moment):
    file = keep_file(
        chunks=[walk.pdf()], original_name="ket-qua.pdf", by=people.case_officer, at=moment
    )
    dossiers.propose_result(
        dossier_code=code,
        result_name="Giấy khai sinh",
        result_number="127/2026",
        result_file_id=file.file_id,
        by=people.case_officer,
        at=moment,
    )
    dossiers.approve_result(dossier_code=code, by=people.leader, at=moment)


def give(code, people, moment):
    dossiers.return_result(dossier_code=code, returned_how="counter", by=people.one_stop, at=moment)


def apologise(code, people, moment, new_due_at=None):
    dossiers.apologise(
        dossier_code=code, reason=LATE, new_due_at=new_due_at, by=people.leader, at=moment
    )


def shares(row, code, moment=None):
    found = lateness_of(row(code).pk, at=moment)
    assert sum((share.office_time for share in found.shares), timedelta()) == found.office_time
    assert sum(share.working_days for share in found.shares) == found.working_days
    return {
        (share.keeper.value, share.agency_code): (
            share.office_time / timedelta(hours=1),
            share.working_days,
        )
        for share in found.shares
    }


def test_overdue_apologised_for_redated_late_again_and_closed(people, row):
    """Raised a working day before, sent too late, a new date, missed too, closed after a second
    apology: an hour and a half until it was re-dated, two and a half after the new date."""
    code = ways.registered_appraising(people)
    assert row(code).due_at == DUE_AT
    dossiers.raise_apology(dossier_code=code, by=SYSTEM, at=at(11, 26, 7, 30))
    assert life_of(row(code).pk).apology_to_send.proposed_due_at == at(12, 1, 17)
    apologise(code, people, at(11, 30, 9), at(12, 2, 17))
    assert life_of(row(code).pk).apologies[0].is_late_notice
    decide(code, people, at(12, 3, 10))
    with pytest.raises(ApologyMissing):
        give(code, people, at(12, 3, 11))
    apologise(code, people, at(12, 3, 10, 30))
    give(code, people, at(12, 3, 11))
    assert row(code).state == "returned"
    assert shares(row, code) == {("unit", PHO_HIEN_COMMITTEE): (4.0, 2)}


def test_while_it_is_open_it_grows(people, row):
    code = ways.registered_appraising(people)
    assert shares(row, code, DUE_AT) == {}
    assert shares(row, code, at(11, 30, 8)) == {("unit", PHO_HIEN_COMMITTEE): (0.5, 1)}
    found = lateness_of(row(code).pk, at=at(11, 30, 8))
    assert found.is_late
    assert not found.is_over


def test_who_does_not_pay_answers_for_the_wait(people, row):
    """Money asked for when the limit had run out: a day of the applicant's paying, the rest ours."""
    code = ways.registered_appraising(people)
    dossiers.raise_obligation(
        dossier_code=code,
        kind="land",
        name="Tiền sử dụng đất",
        amount_vnd=12_500_000,
        by=people.case_officer,
        at=at(11, 30, 9),
    )
    dossiers.record_payment(
        dossier_code=code, receipt_number="BL-1", by=people.one_stop, at=at(12, 1, 9)
    )
    decide(code, people, at(12, 1, 10))
    assert shares(row, code) == {
        ("unit", PHO_HIEN_COMMITTEE): (2.5, 1),
        ("payment", ""): (8.0, 1),
    }


def test_the_post_answers_for_its_way_and_the_unit_for_keeping_it(people, row):
    """Decided in time: no apology is owed, but who got it on Monday got it late."""
    code = ways.registered_appraising(
        people, return_method="post", return_address="Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên"
    )
    decide(code, people, at(11, 27, 16))
    assert shares(row, code, at(12, 9, 8)) == {}  # It waits to be collected: nobody's lateness.
    dossiers.hand_to_post(
        dossier_code=code, parcel_number="EH123456789VN", by=people.one_stop, at=at(11, 30, 8)
    )
    give(code, people, at(11, 30, 10))
    assert shares(row, code) == {("unit", PHO_HIEN_ONE_STOP): (0.5, 1), ("post", ""): (2.0, 0)}


def test_what_was_late_before_papers_were_asked_for_is_not_forgotten(people, row):
    """Asked for under a special law when the limit had run out: it counts again from zero."""
    code = ways.registered_appraising(people)
    paper = procedure_on(ways.LONGER, walk.SENT_AT.date()).components[0]
    asked = AskedPaper(paper.order, paper.name, 1, 0, "Thiếu chữ ký.")
    dossiers.request_supplement_in_process(
        dossier_code=code,
        special_law="Luật Hộ tịch",
        by=people.case_officer,
        at=at(11, 30, 9, 30),
        **(ways.ASKING | {"items": [asked]}),
    )
    assert row(code).due_at is None
    assert shares(row, code, at(12, 31, 8)) == {("unit", PHO_HIEN_COMMITTEE): (2.0, 1)}


def test_in_2019_the_same_under_the_forms_of_that_time(db, content_store, row):
    """61/2018/NĐ-CP and form 04 of 01/2018/TT-VPCP, by a ward that is no more."""
    people = ways.everybody_in_2019()
    code = ways.accepted_in_2019(people)
    due_at = row(code).due_at
    dossiers.raise_apology(dossier_code=code, by=SYSTEM, at=due_at)
    sent_at = due_at + timedelta(hours=15)
    apologise(code, people, sent_at, due_at + timedelta(days=2))
    dossier = row(code)
    assert (dossier.due_at, dossier.reappointments) == (due_at + timedelta(days=2), 1)
    slip = dossier.slips.get(kind="apology")
    assert slip.facts["form_version"] == "01/2018/TT-VPCP"
    assert slip.facts["title"] == "Phiếu xin lỗi và hẹn lại ngày trả kết quả"
    assert slip.facts["agency"] == "Ủy ban nhân dân phường Hiến Nam"
    assert shares(row, code, sent_at) == {("unit", ways.HIEN_NAM_ONE_STOP): (0.5, 1)}
