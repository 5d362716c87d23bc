"""Further ways of a dossier: papers asked for, handed in on paper, taken back, opened again.

The same people as in `people`, and those of a ward of 2019, under the regime of 61/2018/NĐ-CP.
"""

from datetime import datetime

from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, PHO_HIEN_ONE_STOP, SENT_AT
from motcua.domain.dossiers.values import ApplicantOnPaper, AskedPaper, PaperBrought
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.clock import VIETNAM

CHILD_PROOF = AskedPaper(
    order=2,
    name="Giấy chứng sinh",
    original_count=1,
    copy_count=0,
    what_is_missing="Ảnh chụp bị mờ, không đọc được ngày sinh.",
)
ASKING = {
    "items": [CHILD_PROOF],
    "reason": "Chưa đủ căn cứ để ghi ngày sinh của trẻ.",
    "legal_basis": "123/2015/NĐ-CP điều 9",
}
REASON = "Gia đình đăng ký khai sinh cho cháu ở quê ngoại."
LONGER = "dang-ky-lai-khai-sinh"  # Registering a birth anew: 5 working days, also before 2025.
DECLARATION, COPIES, CONFIRMATION, SHOWN = 1, 2, 3, 4  # Its papers, by order
APPLICANT = ApplicantOnPaper(
    full_name="Đoàn Thị Mơ",
    identity_number="033155000321",
    address="Số 12, đường Phố Hiến, phường Phố Hiến, tỉnh Hưng Yên",
    phone_number="0900 000 321",
)
BROUGHT = (
    PaperBrought(order=DECLARATION, original_count=1),
    PaperBrought(order=COPIES, certified_count=1),
)

OLD_SENT_AT = datetime(2019, 3, 5, 9, 0, tzinfo=VIETNAM)  # A Tuesday.
HIEN_NAM_ONE_STOP = "hy-11953-motcua"
HIEN_NAM_COMMITTEE = "hy-11953-ubnd"
LAM_SON_ONE_STOP = "hy-11950-motcua"
LAM_SON_COMMITTEE = "hy-11950-ubnd"
PAGES_2019 = {**walk.PAGES, "tre": {**walk.PAGES["tre"], "child_birth_date-year": "2018"}}


def wanting(people, **changes):
    """Sent back before acceptance (T4)."""
    code = walk.submitted(people)
    values = {"by": people.one_stop, "at": ACCEPTED_AT, **ASKING, **changes}
    dossiers.request_supplement_at_intake(dossier_code=code, **values)
    return code


def wanting_in_process(people, **changes):
    """Sent back while it is appraised (T10)."""
    code = walk.appraising(people)
    values = {"by": people.case_officer, "at": ACCEPTED_AT, **ASKING, **changes}
    dossiers.request_supplement_in_process(dossier_code=code, **values)
    return code


def picture_of(by, at=ACCEPTED_AT):
    kept = keep_file(chunks=[walk.picture()], original_name="Giấy chứng sinh.jpg", by=by, at=at)
    return kept.file_id


def send(code, people, *, at=ACCEPTED_AT, **changes):
    by = changes.pop("by", people.citizen)
    papers = changes.pop("papers", None)
    if papers is None:
        papers = {CHILD_PROOF.order: picture_of(by, at)}
    dossiers.send_supplement(dossier_code=code, papers=papers, by=by, at=at, **changes)


def sent_again(people):
    """Back at the desk with what was missing (T5a)."""
    code = wanting(people)
    send(code, people)
    return code


def sent_in_process(people):
    """The papers lie with the one-stop unit, the dossier waits for it (T10a)."""
    code = wanting_in_process(people)
    send(code, people)
    return code


def withdrawing(people, reach=walk.appraising, *, at=ACCEPTED_AT):
    code = reach(people)
    dossiers.request_withdrawal(dossier_code=code, reason=REASON, by=people.citizen, at=at)
    return code


def withdrawing_since_2019(people):
    """Sent in 2019, open on 1 July 2025, passed on to the ward of today, asked for back in 2026."""
    code = submitted_in_2019(people)
    dossiers.follow_successor(dossier_code=code, by=SYSTEM, at=SENT_AT)
    dossiers.request_withdrawal(dossier_code=code, reason=REASON, by=people.citizen, at=SENT_AT)
    return code


def register(people, *, by=None, at=SENT_AT, **changes):
    """A birth registered anew, handed in at the counter by somebody without an account."""
    values = {
        "procedure_slug": LONGER,
        "channel": "counter",
        "receiving_agency_code": PHO_HIEN_ONE_STOP,
        "applicant": APPLICANT,
        "papers": BROUGHT,
        "return_method": "counter",
        **changes,
    }
    return dossiers.register(by=by or people.one_stop, at=at, **values).dossier_code


def registered(people):
    return register(people)


def registered_appraising(people, *, at=ACCEPTED_AT, **changes):
    """On paper and with the officer, due in 5 working days."""
    code = register(people, at=at, **changes)
    dossiers.accept(dossier_code=code, by=people.one_stop, at=at)
    dossiers.hand_over(dossier_code=code, by=people.one_stop, at=at)
    dossiers.take(dossier_code=code, by=people.case_officer, at=at)
    return code


def ready_for_post(people):
    """A result that its applicant wants by post."""
    code = registered_appraising(
        people, return_method="post", return_address="Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên"
    )
    walk.propose(code, people)
    dossiers.approve_result(dossier_code=code, by=people.leader, at=ACCEPTED_AT)
    return code


def everybody_in_2019() -> walk.People:
    """The people of a ward of the city of Hưng Yên, with rights since January 2019."""

    def person(username, name, *roles, identity_number=""):
        return walk.register(
            username,
            name,
            *roles,
            identity_number=identity_number,
            at=datetime(2019, 1, 7, 8, 0, tzinfo=VIETNAM),
        )

    return walk.People(
        citizen=person("hanh19", "Phạm Thị Hạnh", identity_number="033190004128"),
        neighbour=person("binh19", "Đỗ Văn Bình", identity_number="033085002469"),
        one_stop=person("trang19", "Lê Thu Trang", ("one_stop_officer", HIEN_NAM_ONE_STOP)),
        colleague=person("phong19", "Lê Văn Phong", ("one_stop_officer", HIEN_NAM_ONE_STOP)),
        case_officer=person("ha19", "Nguyễn Thị Thu Hà", ("case_officer", HIEN_NAM_COMMITTEE)),
        other_case_officer=person("tu19", "Lê Anh Tú", ("case_officer", HIEN_NAM_COMMITTEE)),
        leader=person("khoi19", "Vũ Đình Khôi", ("leader", HIEN_NAM_COMMITTEE)),
        stranger=person("la19", "Trần Văn Lạ", ("one_stop_officer", LAM_SON_ONE_STOP)),
        controller=person("soat19", "Hoàng Thị Soát", ("kstt_officer", HIEN_NAM_COMMITTEE)),
        administrator=person("quan19", "Bùi Văn Quản", ("admin", HIEN_NAM_COMMITTEE)),
    )


def submitted_in_2019(people):
    """Sent online under the regime of 2018: three tiers, codes and forms of that time."""
    draft_id = walk.draft(people, at=OLD_SENT_AT, pages=PAGES_2019)
    sent = dossiers.submit(draft_id=draft_id, by=people.citizen, at=OLD_SENT_AT)
    return sent.dossier_code


def accepted_in_2019(people):
    code = submitted_in_2019(people)
    dossiers.accept(dossier_code=code, by=people.one_stop, at=OLD_SENT_AT)
    return code
