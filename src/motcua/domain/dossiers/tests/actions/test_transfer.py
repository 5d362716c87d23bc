"""LR-056 (T24, 61/2018/NĐ-CP art 18.3). To the agency that is competent."""

from datetime import datetime

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import AgencyUnknown, Moved, ReasonMissing
from motcua.domain.dossiers.selectors import life_of, slip_paper
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    PHO_HIEN_COMMITTEE,
    PHO_HIEN_ONE_STOP,
    SON_NAM_COMMITTEE,
    SON_NAM_ONE_STOP,
)
from motcua.domain.dossiers.tests.ways import (
    HIEN_NAM_ONE_STOP,
    LAM_SON_COMMITTEE,
    LAM_SON_ONE_STOP,
    OLD_SENT_AT,
    everybody_in_2019,
    submitted_in_2019,
)
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

REASON = "Nơi cư trú của người mẹ thuộc phường Sơn Nam."


def transfer(code, by, to, *, at=ACCEPTED_AT, reason=REASON):
    return dossiers.transfer(dossier_code=code, to_agency_code=to, reason=reason, by=by, at=at)


def test_before_acceptance_another_unit_receives_and_its_agency_decides(people, row, facts):
    code = walk.submitted(people)
    issued = transfer(code, people.one_stop, SON_NAM_ONE_STOP)
    dossier = row(code)
    assert (dossier.receiving_agency_id, dossier.competent_agency_id) == (
        SON_NAM_ONE_STOP,
        SON_NAM_COMMITTEE,
    )
    assert dossier.state == "submitted"
    slip = slip_paper(issued.slip_id, by=people.citizen)
    assert (slip.kind, slip.number) == ("transfer_note", "0001/CHS")
    assert slip.facts["agency"] == "Trung tâm Phục vụ hành chính công phường Phố Hiến"
    assert slip.facts["addressee"] == "Trung tâm Phục vụ hành chính công phường Sơn Nam"
    assert slip.facts["closing"] == "Hồ sơ được bàn giao ngay trong ngày."
    assert facts()[-1] == "dossiers.transferred.1"
    # It is theirs now, and no longer ours.
    with pytest.raises(NotPermitted):
        dossiers.accept(dossier_code=code, by=people.one_stop, at=ACCEPTED_AT)
    dossiers.accept(dossier_code=code, by=people.stranger, at=ACCEPTED_AT)


@pytest.mark.parametrize("reach", [walk.accepted, walk.assigned, walk.appraising])
def test_after_acceptance_another_agency_decides_and_the_day_of_return_stays(people, row, reach):
    code = reach(people)
    before = row(code)
    issued = transfer(code, people.one_stop, SON_NAM_COMMITTEE)
    after = row(code)
    assert (after.receiving_agency_id, after.competent_agency_id) == (
        PHO_HIEN_ONE_STOP,
        SON_NAM_COMMITTEE,
    )
    assert (after.code, after.due_at) == (before.code, before.due_at)
    assert issued.due_at == before.due_at
    assert after.holder_id is None
    assert after.stage == ("" if reach is walk.accepted else "assigned")
    if reach is not walk.accepted:
        assert life_of(after.pk).custody[-1].agency_code == SON_NAM_COMMITTEE
        dossiers.take(dossier_code=code, by=people.stranger, at=ACCEPTED_AT)


def test_after_15_00_it_is_handed_over_when_the_next_working_day_begins(people):
    """61/2018/NĐ-CP art 18.1, by art 18.3 also for a transfer: Monday 16:00, then a day off."""
    code = walk.accepted(people)
    at = datetime(2026, 11, 23, 16, 0, tzinfo=VIETNAM)
    issued = transfer(code, people.one_stop, SON_NAM_COMMITTEE, at=at)
    closing = slip_paper(issued.slip_id, by=people.citizen).facts["closing"]
    assert closing.endswith("vào đầu giờ làm việc ngày 25/11/2026.")


def test_in_2019_between_two_wards(db, content_store, row):
    people = everybody_in_2019()
    code = submitted_in_2019(people)
    transfer(code, people.one_stop, LAM_SON_ONE_STOP, at=OLD_SENT_AT)
    assert row(code).competent_agency_id == LAM_SON_COMMITTEE


@pytest.mark.parametrize(
    ("reach", "to"),
    [
        (walk.submitted, "hy2-00000-khong-co"),
        (walk.submitted, PHO_HIEN_ONE_STOP),  # where it is
        (walk.submitted, SON_NAM_COMMITTEE),  # no one-stop unit
        (walk.submitted, HIEN_NAM_ONE_STOP),  # ended on 30 June 2025
        (walk.accepted, PHO_HIEN_COMMITTEE),
        (walk.accepted, SON_NAM_ONE_STOP),  # decides nothing
    ],
)
def test_no_such_agency(people, written, reach, to):
    code = reach(people)
    before = written()
    with pytest.raises(AgencyUnknown):
        transfer(code, people.one_stop, to)
    assert written() == before


def test_who_may_not_without_a_reason_and_too_late(people, written):
    code, signed = walk.appraising(people), walk.signing(people)
    before = written()
    for asked, by, reason, error in (
        (code, people.case_officer, REASON, NotPermitted),
        (code, people.stranger, REASON, NotPermitted),
        (code, people.citizen, REASON, NotPermitted),
        (code, people.one_stop, "Nhầm.", ReasonMissing),
        (signed, people.one_stop, REASON, Moved),
    ):
        with pytest.raises(error):
            transfer(asked, by, SON_NAM_COMMITTEE, reason=reason)
    assert written() == before


def test_any_counter_of_the_province_may_take_over_what_a_department_decides(people, row):
    """LR-095: in 2026 the counter changes, who decides does not."""
    code = ways.register(people, procedure_slug="cap-giay-chung-nhan-dang-ky-dau-tu")
    transfer(code, people.one_stop, SON_NAM_ONE_STOP)
    dossier = row(code)
    assert (dossier.receiving_agency_id, dossier.competent_agency_id) == (
        SON_NAM_ONE_STOP,
        "hy2-so-tai-chinh",
    )
