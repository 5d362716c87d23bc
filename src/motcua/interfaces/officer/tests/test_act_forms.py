"""Every act that asks for something: its form is shown, mended, sent once, and does what it says."""

import io
from datetime import timedelta

import pypdf
import pytest
from django.apps import apps

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.states import STEPS_BY_START, Act, Way
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests import ways_process as process
from motcua.interfaces.officer.act_words import ACT_WORDS
from motcua.interfaces.officer.forms.of_act import FORMS
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, form, submit, words

REASON = "Ảnh giấy chứng sinh mờ, không đọc được ngày sinh của trẻ."
ASKED = {"items-2": "on", "items-2-missing": "Ảnh mờ, xin chụp lại", "reason": REASON}
GROUNDED = {"legal_basis": "61/2018/NĐ-CP, Điều 19"}
REJECTION = {
    "reason_key": "not_eligible",
    "reason": REASON,
    "letter_number": "45/UBND-TP",
    **GROUNDED,
}
# act → how the dossier gets there, who acts, what is typed beside what the form brings
CASES = {
    Act.REFUSE: (
        walk.submitted,
        "one_stop",
        {"reason_key": "other", "reason": REASON, **GROUNDED},
    ),
    Act.REQUEST_SUPPLEMENT_AT_INTAKE: (walk.submitted, "one_stop", ASKED),
    Act.ACCEPT_SUPPLEMENT: (ways.sent_in_process, "one_stop", {}),
    Act.TRANSFER: (
        walk.accepted,
        "one_stop",
        {"to_agency_code": "Ủy ban nhân dân phường Sơn Nam", "reason": REASON},
    ),
    Act.ASSIGN: (walk.assigned, "leader", {}),  # To whom: an account of the test.
    Act.RAISE_OBLIGATION: (
        walk.appraising,
        "case_officer",
        {"kind": "land", "name": "Tiền sử dụng đất", "amount_vnd": "12.500.000 đ"},
    ),
    Act.RECORD_PAYMENT: (process.owing, "one_stop", {"receipt_number": "BL-0012"}),
    Act.REQUEST_SUPPLEMENT_IN_PROCESS: (walk.appraising, "case_officer", ASKED),
    Act.CONSULT: (
        walk.appraising,
        "case_officer",
        {"agency_code": "Ủy ban nhân dân phường Sơn Nam", "question": REASON},
    ),
    Act.ANSWER_CONSULTATION: (process.consulted, "stranger", {"answer": REASON}),
    Act.RECORD_VERIFICATION: (
        walk.appraising,
        "case_officer",
        {"place": "Trạm y tế", "participants": "Bà Hà, ông Toàn", "findings": REASON},
    ),
    Act.PAUSE: (
        walk.appraising,
        "case_officer",
        {"ground": "field_verification", "reason": REASON, "expected_until": "27/11/2026"},
    ),
    Act.PROPOSE_REJECTION: (walk.appraising, "case_officer", REJECTION),
    Act.SEND_BACK: (walk.signing, "leader", {"reason": "Sai tên đệm của trẻ."}),
    Act.APOLOGISE: (walk.appraising, "leader", {"reason": REASON}),
    Act.HAND_TO_POST: (ways.ready_for_post, "one_stop", {"parcel_number": "RC123456785VN"}),
    Act.RECORD_WITHDRAWAL_REQUEST: (walk.appraising, "one_stop", {"reason": REASON}),
    Act.STOP: (ways.withdrawing, "one_stop", {"answer": REASON}),
    Act.DECLINE_WITHDRAWAL: (ways.withdrawing, "one_stop", {"reason": REASON}),
    Act.REOPEN: (walk.returned, "leader", {"what_was_wrong": REASON}),
    Act.ARCHIVE: (walk.returned, "case_officer", {"archive_index": "2026/H12/045"}),
}
OF_THE_OLD_REGIME = {Act.AGREE_WITHDRAWAL}
MAY_BE_EMPTY = {Act.ACCEPT_SUPPLEMENT}  # The papers came through the network.


@pytest.fixture
def at_the_form(people, browser_of):
    def open_form(act):
        reach, who, typed = CASES[act]
        if act is Act.ASSIGN:
            typed = {"to_account_id": str(people.other_case_officer.account_id)}
        code = reach(people)
        client = browser_of(getattr(people, who))
        address = f"{dossier_address(code)}{ACT_WORDS[act].address}/"
        return code, client, address, typed

    return open_form


def test_every_form_is_walked_here():
    assert set(CASES) | OF_THE_OLD_REGIME == set(FORMS)


@pytest.mark.parametrize("act", sorted(CASES))
def test_a_form_does_what_it_says(at_the_form, row, act):
    code, client, address, typed = at_the_form(act)
    before = row(code)
    page = client.get(address)
    assert page.status_code == 200
    answer = submit(client, page, address, **typed)
    assert answer.status_code == 302, words(answer)
    after = row(code)
    step = STEPS_BY_START[before.position.plain, act]
    assert after.version == before.version + 1
    if not isinstance(step.ends, Way):
        assert after.position.plain == step.ends
    assert str(ACT_WORDS[act].done) in words(client.get(answer["Location"]))
    again = submit(client, page, address, **typed)
    assert again["Location"] == answer["Location"]
    assert row(code).version == after.version


@pytest.mark.parametrize("act", sorted(set(CASES) - MAY_BE_EMPTY))
def test_an_empty_form_names_what_is_missing_and_writes_nothing(at_the_form, written, act):
    _code, client, address, _typed = at_the_form(act)
    page = client.get(address)
    empty = {
        name: ""
        for name in form(page, address)
        if name not in {"csrfmiddlewaretoken", "idempotency_key", "expected_version"}
    }
    before = written()
    answer = submit(client, page, address, **empty)
    assert answer.status_code == 422
    assert "cần sửa" in words(answer)
    assert written() == before


# Of several agencies that are asked at once nobody must wait for the others.
@pytest.mark.parametrize("act", sorted(set(CASES) - {Act.ANSWER_CONSULTATION}))
def test_nothing_typed_is_lost_when_somebody_was_first(at_the_form, people, written, act):
    """trust.md A7."""
    _code, client, address, typed = at_the_form(act)
    page = client.get(address)
    fields = form(page, address)
    stale = {**typed, "expected_version": str(int(fields["expected_version"][0]) - 1)}
    before = written()
    answer = submit(client, page, address, **stale)
    assert answer.status_code == 409
    shown = answer.content.decode()
    said = [text for name, text in typed.items() if len(text) > 9 and name != "ground"]
    assert all(text in shown for text in said), words(answer)
    assert written() == before


@pytest.fixture
def of_2019(settings, tmp_path, db, at):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    at.now = ways.OLD_SENT_AT
    return ways.everybody_in_2019()


def test_withdrawal_under_the_law_of_2018(of_2019, browser_of, row):
    """61/2018/NĐ-CP art 6: papers go back with a note; there is no stop notice yet."""
    people = of_2019
    code = ways.withdrawing(people, ways.accepted_in_2019, at=ways.OLD_SENT_AT)
    client = browser_of(people.one_stop)
    page = words(client.get(dossier_address(code)))
    assert "Thông báo dừng giải quyết: hồ sơ này theo quy định cũ" in page
    address = f"{dossier_address(code)}cho-rut/"
    assert submit(client, client.get(address), address, answer=REASON).status_code == 302
    assert row(code).state == "withdrawn"
    assert "Phiếu rút và trả lại hồ sơ" in words(client.get(dossier_address(code)))


def test_a_paper_that_is_not_listed_is_refused_counted_and_reported(
    at_the_form, people, browser_of
):
    """LR-051: the directive of Hưng Yên complains of extra papers."""
    act = Act.REQUEST_SUPPLEMENT_AT_INTAKE
    code, client, address, typed = at_the_form(act)
    page = client.get(address)
    wanted = {**typed, "other_paper": "Giấy xác nhận hộ nghèo"}
    attempts = apps.get_model("dossiers", "ExtraPaperAttempt").objects
    for _ in range(2):  # A double click is one attempt.
        answer = submit(client, page, address, **wanted)
        assert answer.status_code == 422
        assert "không được yêu cầu: Giấy xác nhận hộ nghèo" in words(answer)
    assert attempts.count() == 1
    assert "Ảnh mờ, xin chụp lại" in answer.content.decode()
    submit(client, answer, address, **wanted)
    assert attempts.count() == 2

    report = words(browser_of(people.one_stop).get("/ban-lam-viec/yeu-cau-ngoai-danh-muc/"))
    assert "2 lần đòi giấy tờ ngoài danh mục" in report
    assert code in report
    assert "Lê Thu Trang" in report
    strangers = words(browser_of(people.stranger).get("/ban-lam-viec/yeu-cau-ngoai-danh-muc/"))
    assert "Không ai đòi giấy tờ ngoài danh mục" in strangers
    history = words(client.get(dossier_address(code)))
    assert "Định yêu cầu giấy tờ ngoài danh mục" in history


def test_a_listed_paper_typed_as_another_is_pointed_out(at_the_form):
    _code, client, address, typed = at_the_form(Act.REQUEST_SUPPLEMENT_AT_INTAKE)
    page = client.get(address)
    answer = submit(client, page, address, **typed, other_paper="giấy chứng sinh")
    assert "Giấy tờ này có trong danh mục." in words(answer)
    assert apps.get_model("dossiers", "ExtraPaperAttempt").objects.count() == 0


def test_who_may_not_ask_for_papers_is_not_counted(people, browser_of):
    code = walk.submitted(people)
    address = f"{dossier_address(code)}yeu-cau-bo-sung/"
    answer = browser_of(people.case_officer).post(address, {"other_paper": "Sổ hộ khẩu"})
    assert answer.status_code == 404
    assert apps.get_model("dossiers", "ExtraPaperAttempt").objects.count() == 0


def test_a_second_supplement_is_locked_with_the_law(people, browser_of):
    """61/2018/NĐ-CP art 11.2c."""
    code = ways.sent_again(people)
    page = words(browser_of(people.one_stop).get(dossier_address(code)))
    assert "Yêu cầu bổ sung giấy tờ: hồ sơ này đã được yêu cầu bổ sung" in page
    assert "mới bổ sung" in page
    assert "đã có bản mới" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"new_due_at": "19/11/2026", "new_due_at-time": "9:00"}, "phải sau ngày hẹn cũ"),
        ({"new_due_at": "22/11/2026", "new_due_at-time": "9:00"}, "là ngày nghỉ"),
        ({"new_due_at": "23/11/2026", "new_due_at-time": "22h"}, "ngoài giờ làm việc"),
        ({"new_due_at": "32/11/2026", "new_due_at-time": "9:00"}, "Xin ghi ngày theo cách này"),
        ({"new_due_at": "23/11/2026", "new_due_at-time": "xế"}, "Xin ghi giờ theo cách này"),
    ],
)
def test_a_new_date_that_cannot_be_is_told_at_its_field(at_the_form, at, written, typed, said):
    at.now = NOW + timedelta(hours=2)
    _code, client, address, reason = at_the_form(Act.APOLOGISE)
    page = client.get(address)
    before = written()
    answer = submit(client, page, address, **reason, **typed)
    assert answer.status_code == 422
    assert said in words(answer)
    assert 'href="#o-new_due_at"' in answer.content.decode()
    assert f'value="{typed["new_due_at"]}"' in answer.content.decode()
    assert written() == before


def test_a_late_dossier_is_apologised_for_and_every_paper_can_be_read(people, browser_of, at, row):
    """LR-063, LR-064: drafted by the timer, mended and sent by the leader; then it may be closed."""
    code = process.apology_raised(people)
    at.now = process.NEXT_DAY
    leader, address = browser_of(people.leader), dossier_address(code)
    assert "Cần xin lỗi 1" in words(leader.get("/ban-lam-viec/"))
    only = leader.get("/ban-lam-viec/?viec=can-xin-loi").content.decode()
    assert only.count("<tr data-row") == only.count(f'data-open="{address}"') == 1
    page = words(leader.get(address))
    assert "Xin lỗi, hẹn lại ngày trả" in page
    assert "Lời soạn sẵn" in page
    drafted = leader.get(f"{address}xin-loi/").content.decode()
    assert "đang thẩm định hồ sơ" in drafted
    assert 'value="23/11/2026"' in drafted
    form_page = leader.get(f"{address}xin-loi/")
    answer = submit(leader, form_page, f"{address}xin-loi/", reason=process.LATE)
    assert answer.status_code == 302
    assert row(code).due_at == process.NEW_DATE
    page = leader.get(address)
    assert "Hẹn lại 17:00, thứ Hai 23/11/2026" in words(page)
    assert "Trễ hẹn" in words(page)
    link = f"{address}phieu/"
    paper = next(
        part.split('"')[0]
        for part in page.content.decode().split('href="')
        if part.startswith(link) and part.split('"')[0].endswith(".pdf")
    )
    text = pypdf.PdfReader(io.BytesIO(leader.get(paper).content)).pages[0].extract_text()
    assert "xin lỗi" in text.lower()


def test_a_late_result_is_not_returned_before_the_apology(people, browser_of, at):
    code = process.ready_late(people)
    at.now = process.NEXT_DAY
    counter = words(browser_of(people.one_stop).get(dossier_address(code)))
    assert "Trả kết quả: hồ sơ quá hạn, phải gửi văn bản xin lỗi trước." in counter
    leader = browser_of(people.leader)
    address = f"{dossier_address(code)}xin-loi/"
    page = leader.get(address)
    assert "Hẹn lại lúc" not in words(page)  # The result is there: nothing to wait for.
    submit(leader, page, address, reason=process.LATE)
    counter = browser_of(people.one_stop)
    assert "Trả bằng cách nào?" in words(counter.get(dossier_address(code)))


def test_the_asked_agency_finds_the_question_on_its_desk(people, browser_of):
    code = process.consulted(people)
    stranger = browser_of(people.stranger)
    assert "Hỏi ý kiến mình 1" in words(stranger.get("/ban-lam-viec/"))
    page = words(stranger.get(dossier_address(code)))
    assert "Trẻ đã được đăng ký khai sinh tại phường Sơn Nam chưa?" in page
    assert "Trả lời ý kiến" in page


def test_a_rejection_is_read_before_it_is_signed(people, browser_of, row):
    code = process.rejecting(people)
    leader = browser_of(people.leader)
    page = leader.get(dossier_address(code))
    assert process.REJECTION["reason"] in words(page)
    assert "Ký duyệt kết quả: chuyên viên trình từ chối" in words(page)
    answer = submit(leader, page, f"{dossier_address(code)}ky-tu-choi/")
    assert answer.status_code == 302
    assert row(code).state == "rejected"


def test_a_pause_holds_the_limit_and_is_ended_by_its_holder(people, browser_of, at, row):
    code = process.paused(people)
    holder = browser_of(people.case_officer)
    assert "Đang tạm dừng 1" in words(holder.get("/ban-lam-viec/"))
    assert "Dừng tính" in words(holder.get("/ban-lam-viec/?han=dung-tinh"))
    page = holder.get(dossier_address(code))
    assert "Thời hạn đang tạm dừng." in words(page)
    at.now = NOW + timedelta(minutes=20)
    assert submit(holder, page, f"{dossier_address(code)}tinh-tiep/").status_code == 302
    assert row(code).due_at is not None


@pytest.mark.parametrize(
    "reach",
    [
        ways.wanting,
        ways.sent_in_process,
        ways.withdrawing,
        process.owing,
        process.paused,
        process.rejected,
        process.ready_late,
    ],
    ids=lambda each: each.__name__,
)
def test_every_tab_and_pane_can_show_what_waits(people, browser_of, reach):
    code = reach(people)
    for who in ("one_stop", "case_officer", "leader", "controller"):
        client = browser_of(getattr(people, who))
        for tab in ("can-lam", "noi-khac", "cho-tra", "da-xong"):
            assert client.get(f"/ban-lam-viec/?muc={tab}").status_code == 200
        assert client.get(f"{dossier_address(code)}xem-nhanh/").status_code == 200
        page = words(client.get(dossier_address(code)))
        assert "Vì sao hồ sơ chưa đi tiếp?" in page
        assert code in words(client.get("/ban-lam-viec/", {"q": code}, follow=True))


def test_an_ended_dossier_says_so_everywhere(people, browser_of):
    code = ways.withdrawing(people)
    actions.stop(dossier_code=code, answer=REASON, by=people.one_stop, at=NOW)
    client = browser_of(people.one_stop)
    assert "Đã dừng" in words(client.get("/ban-lam-viec/?muc=da-xong"))
    page = words(client.get(dossier_address(code)))
    assert "Hồ sơ đã khép lại" in page
    assert "Vì sao hồ sơ chưa đi tiếp?" not in page
