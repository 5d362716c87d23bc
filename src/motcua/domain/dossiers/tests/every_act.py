"""How every act of officials and applicants is done, with values that the law takes.

`prepared` makes what an act needs beforehand, so that the act itself can be done at a given moment.
"""

from collections.abc import Callable
from functools import partial

from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests import ways_process as process
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, SON_NAM_COMMITTEE
from motcua.domain.dossiers.values import PaperBrought

ANOTHER_COMMITTEE = "hy2-12391-ubnd"
# act → (who, values)
DOING = {
    Act.ACCEPT: ("one_stop", {"papers": [PaperBrought(order=2, original_count=1)]}),
    Act.REQUEST_SUPPLEMENT_AT_INTAKE: ("one_stop", ways.ASKING),
    Act.REFUSE: (
        "one_stop",
        {
            "reason_key": "duplicate",
            "reason": "Hồ sơ trùng với hồ sơ đã nộp.",
            "legal_basis": "61/2018/NĐ-CP",
        },
    ),
    Act.TRANSFER: ("one_stop", {"reason": "Thuộc thẩm quyền của phường khác."}),
    Act.SEND_SUPPLEMENT: ("citizen", {}),
    Act.HAND_OVER: ("one_stop", {}),
    Act.RAISE_OBLIGATION: (
        "case_officer",
        {"kind": "fee", "name": "Phí thẩm định", "amount_vnd": 50_000},
    ),
    Act.RECORD_PAYMENT: ("one_stop", {"receipt_number": "BL-0001"}),
    Act.TAKE: ("case_officer", {}),
    Act.ASSIGN: ("leader", {}),
    Act.REQUEST_SUPPLEMENT_IN_PROCESS: ("case_officer", ways.ASKING),
    Act.ACCEPT_SUPPLEMENT: ("one_stop", {"papers": [PaperBrought(order=2, original_count=1)]}),
    Act.CONSULT: (
        "case_officer",
        {
            "agency_code": ANOTHER_COMMITTEE,
            "question": "Trẻ đã được đăng ký khai sinh chưa?",
            "answer_by": process.NEXT_DAY,
        },
    ),
    Act.ANSWER_CONSULTATION: (
        "stranger",
        {"agency_code": SON_NAM_COMMITTEE, "answer": "Chưa đăng ký."},
    ),
    Act.RECORD_VERIFICATION: (
        "case_officer",
        {
            "happened_at": ACCEPTED_AT,
            "place": "Trạm y tế xã Tiên Lữ",
            "participants": "Trạm trưởng, chuyên viên",
            "findings": "Trẻ sinh tại trạm ngày 12/11/2026.",
        },
    ),
    Act.PAUSE: ("case_officer", process.PAUSE),
    Act.RESUME: ("case_officer", {}),
    Act.PROPOSE_RESULT: (
        "case_officer",
        {"result_name": "Giấy khai sinh", "result_number": "127/2026"},
    ),
    Act.PROPOSE_REJECTION: ("case_officer", process.REJECTION),
    Act.SEND_BACK: ("leader", {"reason": "Sửa nơi sinh."}),
    Act.APPROVE_RESULT: ("leader", {}),
    Act.REJECT: ("leader", {}),
    Act.APOLOGISE: ("leader", {"reason": process.LATE, "new_due_at": process.NEW_DATE}),
    Act.HAND_TO_POST: ("one_stop", {"parcel_number": "EH123456789VN"}),
    Act.RETURN_RESULT: ("one_stop", {"returned_how": "counter"}),
    Act.REQUEST_WITHDRAWAL: ("citizen", {"reason": ways.REASON}),
    Act.RECORD_WITHDRAWAL_REQUEST: ("one_stop", {"reason": ways.REASON}),
    Act.AGREE_WITHDRAWAL: ("one_stop", {"answer": "Đã trả lại hồ sơ."}),
    Act.STOP: ("one_stop", {"answer": "Đã dừng theo đề nghị."}),
    Act.DECLINE_WITHDRAWAL: ("one_stop", {"reason": "Kết quả đã ký, mời đến nhận."}),
    Act.REOPEN: ("leader", {"what_was_wrong": "Ghi sai ngày sinh của trẻ."}),
    Act.ARCHIVE: ("case_officer", {"archive_index": "HT-2026/0127"}),
}
# act → a way to a dossier on which it is done next
REACH = {
    Act.ACCEPT: walk.submitted,
    Act.REQUEST_SUPPLEMENT_AT_INTAKE: walk.submitted,
    Act.REFUSE: walk.submitted,
    Act.TRANSFER: walk.appraising,
    Act.SEND_SUPPLEMENT: ways.wanting,
    Act.HAND_OVER: walk.accepted,
    Act.RAISE_OBLIGATION: walk.appraising,
    Act.RECORD_PAYMENT: process.owing,
    Act.TAKE: walk.assigned,
    Act.ASSIGN: walk.assigned,
    Act.REQUEST_SUPPLEMENT_IN_PROCESS: walk.appraising,
    Act.ACCEPT_SUPPLEMENT: ways.wanting_in_process,
    Act.CONSULT: walk.appraising,
    Act.ANSWER_CONSULTATION: process.consulted,
    Act.RECORD_VERIFICATION: walk.appraising,
    Act.PAUSE: walk.appraising,
    Act.RESUME: process.paused,
    Act.PROPOSE_RESULT: walk.appraising,
    Act.PROPOSE_REJECTION: walk.appraising,
    Act.SEND_BACK: walk.signing,
    Act.APPROVE_RESULT: walk.signing,
    Act.REJECT: process.rejecting,
    Act.APOLOGISE: walk.appraising,
    Act.HAND_TO_POST: ways.ready_for_post,
    Act.RETURN_RESULT: walk.result_ready,
    Act.REQUEST_WITHDRAWAL: walk.appraising,
    Act.RECORD_WITHDRAWAL_REQUEST: ways.registered_appraising,
    Act.AGREE_WITHDRAWAL: ways.withdrawing_since_2019,
    Act.STOP: ways.withdrawing,
    Act.DECLINE_WITHDRAWAL: ways.withdrawing,
    Act.REOPEN: walk.returned,
    Act.ARCHIVE: walk.returned,
}
# A second officer of the same office, where there is one.
COLLEAGUES = {"one_stop": "colleague"}


def prepared(act, people, dossier, *, by_colleague=False, at=ACCEPTED_AT) -> Callable[..., object]:
    """The act on this dossier, ready to be done; it takes what is left to say, as the version."""
    who, values = DOING[act]
    by = getattr(people, COLLEAGUES.get(who, who) if by_colleague else who)
    values = dict(values)
    if act is Act.ACCEPT and dossier.state != "supplement_before_acceptance":
        del values["papers"]
    if act is Act.ASSIGN:
        values["to_account_id"] = people.other_case_officer.account_id
    if act is Act.TRANSFER:
        is_submitted = dossier.state == "submitted"
        values["to_agency_code"] = walk.SON_NAM_ONE_STOP if is_submitted else SON_NAM_COMMITTEE
    if act is Act.APOLOGISE and dossier.result_ready_at:
        values["new_due_at"] = None  # The result is there: nothing is promised any more.
    if act is Act.SEND_SUPPLEMENT:
        values["papers"] = {ways.CHILD_PROOF.order: ways.picture_of(by)}
    if act is Act.PROPOSE_RESULT:
        kept = keep_file(chunks=[walk.pdf()], original_name="ket-qua.pdf", by=by, at=at)
        values["result_file_id"] = kept.file_id
    do = getattr(dossiers, act.value)
    return partial(do, dossier_code=dossier.code, by=by, at=at, **values)
