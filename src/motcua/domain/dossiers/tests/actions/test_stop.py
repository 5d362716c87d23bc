"""LR-039, LR-054 (T20a, form 05, 03/2025/TT-VPCP art 7). Stopped by a notice since 1 July 2025."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, TextMissing, WrongForRegime
from motcua.domain.dossiers.selectors import life_of, slip_paper
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising
from motcua.domain.dossiers.tests.ways import (
    OLD_SENT_AT,
    REASON,
    accepted_in_2019,
    everybody_in_2019,
    withdrawing,
)
from motcua.domain.dossiers.tests.ways_process import paused
from motcua.foundation.errors import NotPermitted

ANSWER = "Đã dừng giải quyết theo đề nghị."


def stop(code, by, *, at=ACCEPTED_AT, **changes):
    return dossiers.stop(dossier_code=code, by=by, at=at, **{"answer": ANSWER, **changes})


def test_form_05_says_when_and_how_it_was_asked_for(people, row, facts):
    code = withdrawing(people)
    issued = stop(code, people.one_stop, fee_treatment="Không thu phí.")
    dossier = row(code)
    assert (dossier.state, dossier.apology_raise_at) == ("stopped", None)
    slip = slip_paper(issued.slip_id, by=people.citizen)
    assert (slip.kind, slip.number) == ("stop_notice", "0001/TBD")
    assert slip.facts["form_name"] == "Mẫu số 05, Thông tư 03/2025/TT-VPCP"
    assert slip.facts["request_channel"] == "trực tuyến"
    assert slip.facts["requested_at"] == "14 giờ 58 phút, ngày 19 tháng 11 năm 2026"
    assert slip.facts["reason"] == f"{REASON} Trả lời: {ANSWER}"
    assert slip.facts["fee_treatment"] == "Không thu phí."
    assert "118/2025/NĐ-CP" in slip.facts["legal_basis"]
    assert facts()[-1] == "dossiers.stopped.1"


def test_it_may_be_stopped_before_it_was_accepted(people, row):
    code = withdrawing(people, walk.submitted)
    issued = stop(code, people.one_stop)
    assert slip_paper(issued.slip_id, by=people.citizen).facts["received_at"] == ""
    assert row(code).state == "stopped"


def test_a_pause_that_was_on_ends_with_it(people, row):
    code = withdrawing(people, paused)
    stop(code, people.one_stop)
    assert life_of(row(code).pk).open_pause is None


def test_a_dossier_of_2019_is_given_back_instead(db, content_store, written):
    people = everybody_in_2019()
    code = withdrawing(people, accepted_in_2019, at=OLD_SENT_AT)
    before = written()
    with pytest.raises(WrongForRegime):
        stop(code, people.one_stop, at=OLD_SENT_AT)
    assert written() == before


def test_who_may_not_and_what_is_missing(people, written):
    code, never = withdrawing(people), appraising(people)
    before = written()
    for asked, by, answer, error in (
        (code, people.leader, ANSWER, NotPermitted),
        (code, people.stranger, ANSWER, NotPermitted),
        (code, people.citizen, ANSWER, NotPermitted),
        (code, people.one_stop, "x" * 2001, TextMissing),
        (never, people.one_stop, ANSWER, Moved),
    ):
        with pytest.raises(error):
            stop(asked, by, answer=answer)
    assert written() == before
