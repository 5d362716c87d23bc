"""trust.md C2. Role x act x scope: every cell tried, lists and search included.

The table below is written by hand from the life cycle, not read from `ACT_RIGHTS`.
"""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DossierError, DossierNotFound, NotHolder
from motcua.domain.dossiers.selectors import (
    dossier_of_applicant,
    dossier_of_officer,
    find_on_desk,
    open_acts,
    slip_paper,
)
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways, ways_process
from motcua.domain.dossiers.tests.people import ACCEPTED_AT
from motcua.foundation.errors import DomainError, NotPermitted

ROLES = (
    "citizen",
    "neighbour",
    "one_stop",
    "colleague",
    "case_officer",
    "other_case_officer",
    "leader",
    "stranger",
    "controller",
    "administrator",
)
# act → (how far the dossier has come, who may, how it is done)
ACTS = {
    Act.ACCEPT: (walk.submitted, {"one_stop", "colleague"}, dossiers.accept, {}),
    Act.REFUSE: (
        walk.submitted,
        {"one_stop", "colleague"},
        dossiers.refuse,
        {
            "reason_key": "not_competent",
            "reason": "Không thuộc thẩm quyền giải quyết.",
            "legal_basis": "60/2014/QH13",
        },
    ),
    Act.HAND_OVER: (walk.accepted, {"one_stop", "colleague"}, dossiers.hand_over, {}),
    Act.TAKE: (walk.assigned, {"case_officer", "other_case_officer"}, dossiers.take, {}),
    Act.ASSIGN: (walk.assigned, {"leader"}, None, {}),
    Act.PROPOSE_RESULT: (walk.appraising, {"case_officer"}, None, {}),
    Act.SEND_BACK: (walk.signing, {"leader"}, dossiers.send_back, {"reason": "Sửa nơi sinh."}),
    Act.APPROVE_RESULT: (walk.signing, {"leader"}, dossiers.approve_result, {}),
    Act.RETURN_RESULT: (
        walk.result_ready,
        {"one_stop", "colleague"},
        dossiers.return_result,
        {"returned_how": "counter"},
    ),
    Act.REQUEST_SUPPLEMENT_AT_INTAKE: (
        walk.submitted,
        {"one_stop", "colleague"},
        dossiers.request_supplement_at_intake,
        ways.ASKING,
    ),
    Act.REQUEST_SUPPLEMENT_IN_PROCESS: (
        walk.appraising,
        {"case_officer"},
        dossiers.request_supplement_in_process,
        ways.ASKING,
    ),
    Act.ACCEPT_SUPPLEMENT: (
        ways.sent_in_process,
        {"one_stop", "colleague"},
        dossiers.accept_supplement,
        {},
    ),
    Act.TRANSFER: (
        walk.appraising,
        {"one_stop", "colleague"},
        dossiers.transfer,
        {"to_agency_code": walk.SON_NAM_COMMITTEE, "reason": "Thuộc thẩm quyền nơi khác."},
    ),
    Act.HAND_TO_POST: (
        ways.ready_for_post,
        {"one_stop", "colleague"},
        dossiers.hand_to_post,
        {"parcel_number": "EH123456789VN"},
    ),
    Act.RECORD_WITHDRAWAL_REQUEST: (
        walk.appraising,
        {"one_stop", "colleague"},
        dossiers.record_withdrawal_request,
        {"reason": "Gia đình xin rút để nộp ở nơi khác."},
    ),
    Act.STOP: (
        ways.withdrawing,
        {"one_stop", "colleague"},
        dossiers.stop,
        {"answer": "Đã dừng theo đề nghị."},
    ),
    Act.AGREE_WITHDRAWAL: (
        ways.withdrawing_since_2019,
        {"one_stop", "colleague"},
        dossiers.agree_withdrawal,
        {"answer": "Đã trả lại hồ sơ."},
    ),
    Act.DECLINE_WITHDRAWAL: (
        ways.withdrawing,
        {"one_stop", "colleague"},
        dossiers.decline_withdrawal,
        {"reason": "Kết quả đã ký, mời đến nhận."},
    ),
    Act.REOPEN: (
        walk.returned,
        {"leader"},
        dossiers.reopen,
        {"what_was_wrong": "Ghi sai ngày sinh của trẻ."},
    ),
    Act.ARCHIVE: (
        walk.returned,
        {"case_officer", "other_case_officer"},
        dossiers.archive,
        {"archive_index": "HT-2026/0127"},
    ),
    Act.RAISE_OBLIGATION: (
        walk.appraising,
        {"case_officer", "other_case_officer"},
        dossiers.raise_obligation,
        {"kind": "land", "name": "Tiền sử dụng đất", "amount_vnd": 12_500_000},
    ),
    Act.RECORD_PAYMENT: (
        ways_process.owing,
        {"one_stop", "colleague"},
        dossiers.record_payment,
        {"receipt_number": "BL-0047"},
    ),
    Act.CONSULT: (
        walk.appraising,
        {"case_officer"},
        dossiers.consult,
        {"agency_code": walk.SON_NAM_COMMITTEE, "question": "Đã đăng ký chưa?"},
    ),
    Act.ANSWER_CONSULTATION: (
        ways_process.consulted,
        {"stranger"},
        dossiers.answer_consultation,
        {"agency_code": walk.SON_NAM_COMMITTEE, "answer": "Chưa đăng ký."},
    ),
    Act.RECORD_VERIFICATION: (
        walk.appraising,
        {"case_officer"},
        dossiers.record_verification,
        {
            "happened_at": ACCEPTED_AT,
            "place": "Trạm y tế xã Tiên Lữ",
            "participants": "Trưởng trạm",
            "findings": "Sổ sinh có ghi.",
        },
    ),
    Act.PAUSE: (walk.appraising, {"case_officer"}, dossiers.pause, ways_process.PAUSE),
    Act.RESUME: (ways_process.paused, {"case_officer"}, dossiers.resume, {}),
    Act.PROPOSE_REJECTION: (
        walk.appraising,
        {"case_officer"},
        dossiers.propose_rejection,
        ways_process.REJECTION,
    ),
    Act.REJECT: (ways_process.rejecting, {"leader"}, dossiers.reject, {}),
    Act.APOLOGISE: (
        walk.appraising,
        {"leader"},
        dossiers.apologise,
        {"reason": ways_process.LATE, "new_due_at": ways_process.NEW_DATE},
    ),
}
READERS = {
    "one_stop",
    "colleague",
    "case_officer",
    "other_case_officer",
    "leader",
    "controller",
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("act", ACTS)
def test_who_may_do_what(people, written, act, role):
    reach, may, do, values = ACTS[act]
    code, by = reach(people), getattr(people, role)
    before = written()

    def attempt():
        if act is Act.PROPOSE_RESULT:
            walk.propose(code, people, by=by)
        elif act is Act.ASSIGN:
            walk.assign(code, people, by=by)
        else:
            do(dossier_code=code, by=by, at=ACCEPTED_AT, **values)

    if role in may:
        attempt()
        assert written() != before
        return
    with pytest.raises((NotPermitted, NotHolder)):
        attempt()
    after = written()
    # An attempt to propose keeps its upload, which hurts nobody; the dossier is as it was.
    assert after["Dossier"] == before["Dossier"]
    assert after["FactRow"] == before["FactRow"]


@pytest.mark.parametrize("role", ROLES)
def test_who_may_read_a_dossier_of_the_desk(people, role):
    code, by = walk.submitted(people), getattr(people, role)
    found = [row.code for row in find_on_desk("Phạm Thị Hạnh", by=by)]
    if role in READERS:
        assert dossier_of_officer(code, by=by).code == code
        assert found == [code]
    else:
        with pytest.raises(DossierNotFound):
            dossier_of_officer(code, by=by)
        assert found == []


@pytest.mark.parametrize("role", ROLES)
def test_only_the_applicant_reads_as_an_applicant(people, role):
    code, by = walk.submitted(people), getattr(people, role)
    if role == "citizen":
        assert dossier_of_applicant(code, by=by).submitter_name == "Phạm Thị Hạnh"
    else:
        with pytest.raises(DossierNotFound):
            dossier_of_applicant(code, by=by)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_see_the_slip(people, role):
    code, by = walk.accepted(people), getattr(people, role)
    slip_id = dossier_of_applicant(code, by=people.citizen).receipt_slip_id
    if role in {*READERS, "citizen"}:
        assert slip_paper(slip_id, by=by).dossier_code == code
    else:
        with pytest.raises(NotPermitted):
            slip_paper(slip_id, by=by)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("role", sorted(READERS))
def test_the_buttons_say_what_the_acts_do(people, act, role):
    """An open button works; a locked one or none is refused."""
    reach, may, _, _ = ACTS[act]
    by = getattr(people, role)
    page = dossier_of_officer(reach(people), by=by)
    offered = dict(open_acts(page, by=by, at=ACCEPTED_AT))
    assert (offered.get(act) == "") is (role in may)


def test_a_denied_dossier_looks_like_a_missing_one(people):
    code = walk.submitted(people)
    answers = []
    for asked in (code, "H31.101.00-261119-9999"):
        with pytest.raises(DomainError) as refusal:
            dossier_of_officer(asked, by=people.stranger)
        answers.append((type(refusal.value), refusal.value.http_status, refusal.value.message))
    assert answers[0] == answers[1]
    assert issubclass(answers[0][0], DossierError)
