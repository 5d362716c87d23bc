"""LR-054 (T19, 03/2025/TT-VPCP art 7). Asked for back at the counter or in writing."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, ReasonMissing
from motcua.domain.dossiers.selectors import slip_paper
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising, result_ready
from motcua.domain.dossiers.tests.ways import REASON, registered_appraising, withdrawing
from motcua.foundation.errors import NotPermitted


def record(code, by, reason=REASON):
    dossiers.record_withdrawal_request(dossier_code=code, reason=reason, by=by, at=ACCEPTED_AT)


def test_who_has_no_account_gets_it_back_too(people, row, facts):
    """A dossier from the counter: asked for there, stopped, with the papers that go back."""
    code = registered_appraising(people)
    record(code, people.one_stop)
    dossier = row(code)
    assert (dossier.state, dossier.behind) == (
        "withdraw_requested",
        [["in_progress", "appraising"]],
    )
    assert dossier.withdrawal_reason == REASON
    assert facts()[-1] == "dossiers.withdrawal_recorded.1"
    issued = dossiers.stop(
        dossier_code=code, answer="Đã dừng theo đề nghị.", by=people.one_stop, at=ACCEPTED_AT
    )
    said = slip_paper(issued.slip_id, by=people.one_stop).facts
    assert said["request_channel"] == "trực tiếp tại Bộ phận Một cửa"
    assert len(said["documents_returned"]) == 2


def test_it_may_be_declined_and_goes_back(people, row):
    code = registered_appraising(people)
    record(code, people.one_stop)
    dossiers.decline_withdrawal(
        dossier_code=code, reason="Kết quả đã ký, mời đến nhận.", by=people.one_stop, at=ACCEPTED_AT
    )
    assert row(code).stage == "appraising"
    assert row(code).holder_id == people.case_officer.account_id


def test_who_may_not_without_reason_and_too_late(people, written):
    code, done, asked = appraising(people), result_ready(people), withdrawing(people)
    before = written()
    for late, by, reason, error in (
        (code, people.citizen, REASON, NotPermitted),
        (code, people.case_officer, REASON, NotPermitted),
        (code, people.stranger, REASON, NotPermitted),
        (code, people.one_stop, "thôi", ReasonMissing),
        (done, people.one_stop, REASON, Moved),
        (asked, people.one_stop, REASON, Moved),
    ):
        with pytest.raises(error):
            record(late, by, reason)
    assert written() == before
