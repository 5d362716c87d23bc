"""Every place a dossier can lie in has a page for its owner, its slip and anybody. LR-073, LR-074."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.rules.lookup import slip_key
from motcua.domain.dossiers.selectors import dossier_of_applicant, life_of
from motcua.domain.dossiers.states import LIFE, State
from motcua.domain.dossiers.tests import people as story
from motcua.domain.dossiers.tests import ways, ways_process
from motcua.domain.explanations.rules.why import Audience
from motcua.domain.explanations.selectors import why_of
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen.tests.browsing import text, words
from motcua.interfaces.citizen.tracking_context import context_for_stranger
from motcua.interfaces.citizen.tracking_timeline import PAST
from motcua.interfaces.design_system.states import LOOKS

AT = story.ACCEPTED_AT


def owing(people):
    code = story.appraising(people)
    dossiers.raise_obligation(
        dossier_code=code,
        kind="land",
        name="Tiền sử dụng đất",
        amount_vnd=1_250_000,
        by=people.case_officer,
        at=AT,
    )
    return code


def consulting(people):
    code = story.appraising(people)
    dossiers.consult(
        dossier_code=code,
        agency_code=story.SON_NAM_COMMITTEE,
        question="Trẻ đã được đăng ký khai sinh tại phường chưa?",
        answer_by=AT + timedelta(days=1),
        by=people.case_officer,
        at=AT,
    )
    return code


def refused(people):
    code = story.submitted(people)
    dossiers.refuse(
        dossier_code=code,
        reason_key="not_competent",
        reason="Trẻ thường trú ở nơi khác, xin nộp tại phường Sơn Nam.",
        legal_basis="Luật Hộ tịch 2014, Điều 13",
        by=people.one_stop,
        at=AT,
    )
    return code


def stopped(people):
    code = ways.withdrawing(people)
    dossiers.stop(dossier_code=code, answer="Đồng ý dừng giải quyết.", by=people.one_stop, at=AT)
    return code


def reopened(people):
    code = story.returned(people)
    dossiers.reopen(
        dossier_code=code, what_was_wrong="Ghi sai ngày sinh của trẻ.", by=people.leader, at=AT
    )
    return code


def archived(people):
    code = story.returned(people)
    dossiers.archive(dossier_code=code, archive_index="HT-2026-127", by=people.case_officer, at=AT)
    return code


def sent_back(people):
    code = story.signing(people)
    dossiers.send_back(
        dossier_code=code, reason="Xin kiểm tra lại ngày sinh của trẻ.", by=people.leader, at=AT
    )
    return code


# way → what its owner reads of it
WAYS = {
    story.submitted: "đang chờ Trung tâm Phục vụ hành chính công phường Phố Hiến kiểm tra giấy tờ",
    ways.wanting: "đang chờ ông/bà bổ sung 1 giấy tờ",
    ways.sent_again: "kiểm tra giấy tờ",
    refused: "không tiếp nhận hồ sơ này",
    story.accepted: "Hồ sơ đã được tiếp nhận",
    owing: "đang chờ ông/bà nộp tiền sử dụng đất 1.250.000 đ",
    story.assigned: "đang chờ cán bộ nhận thụ lý",
    story.appraising: "thẩm định",
    consulting: "đang chờ ý kiến của Ủy ban nhân dân phường Sơn Nam",
    sent_back: "làm lại dự thảo theo yêu cầu của lãnh đạo",
    story.signing: "đang chờ lãnh đạo Ủy ban nhân dân phường Phố Hiến ký",
    ways_process.rejecting: "đang chờ lãnh đạo Ủy ban nhân dân phường Phố Hiến ký",
    ways.wanting_in_process: "thời hạn giải quyết tính lại từ đầu khi đủ giấy tờ",
    ways.sent_in_process: "Giấy tờ bổ sung đang chờ",
    ways_process.paused: "tạm dừng tính thời hạn",
    ways_process.apologised: "đã xin lỗi và hẹn lại",
    ways.withdrawing: "đang chờ Trung tâm Phục vụ hành chính công phường Phố Hiến trả lời",
    stopped: "đã thông báo dừng giải quyết hồ sơ",
    ways_process.rejected: "Văn bản từ chối",
    story.result_ready: "Kết quả bản điện tử",
    story.returned: "Hồ sơ đã xong, kết quả đã trả",
    reopened: "mở lại để sửa kết quả sai",
    archived: "nộp lưu tại Ủy ban nhân dân phường Phố Hiến",
}
OFFICIALS = ("Lê Thu Trang", "Nguyễn Thị Thu Hà", "Vũ Đình Khôi")
PRIVATE = ("Phạm Thị Hạnh", "033190004127", "0900 000 127", "1.250.000", *OFFICIALS)


@pytest.fixture(autouse=True)
def afternoon(at):
    at.now = datetime(2026, 11, 19, 15, 10, tzinfo=VIETNAM)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_owner_and_the_slip_read_why_and_the_rest_of_it(citizen, people, client, at, way):
    code = way(people)
    at.now = max(at.now, story.ACCEPTED_AT + timedelta(minutes=30))

    page = citizen.get(f"/tra-cuu/{code}/")
    with_slip = client.get(
        f"/tra-cuu/{code}/?giay={slip_key(code, secret='the-suite-has-no-secrets')}"
    )

    shown = words(page).replace("\N{NO-BREAK SPACE}", " ")
    assert page.status_code == with_slip.status_code == 200
    assert WAYS[way] in shown, shown[:600]
    assert "tiếp theo: " in shown
    assert "None" not in shown
    # Every act of its history has a line, in its order.
    own = dossier_of_applicant(code, by=people.citizen)
    titles = [str(PAST[line.word][0]).split("%")[0] for line in own.history if line.word in PAST]
    rest = shown[shown.index("Hồ sơ đã đi đến đâu") :]
    for title in titles:
        assert title in rest
        rest = rest[rest.index(title) + len(title) :]
    for private in PRIVATE:
        assert private not in words(with_slip).replace("\N{NO-BREAK SPACE}", " ")
    assert "ông/bà bổ sung" not in words(with_slip)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_officer_and_leader_have_their_sentence_of_the_same_facts(people, at, way):
    """Asked of real acts, as in tests/rules/test_why.py of the model."""
    page = dossier_of_applicant(way(people), by=people.citizen)
    for audience in Audience:
        answer = why_of(page, life_of(page.dossier_id), audience=audience, at=at.now)
        assert page.held_since >= answer.since or answer.since == page.held_since
        assert len(answer.clauses) >= 2


def test_the_ways_go_through_every_state_but_what_is_never_kept():
    """A draft is not a dossier; a withdrawal without notice ended in June 2025 (next test)."""
    words_of_states = {LOOKS[state.value].words for state in State}
    assert len(words_of_states) == len(State)
    assert {step.journal_word for step in LIFE} == set(PAST)


def test_a_dossier_of_2019_is_withdrawn_without_a_notice(people, citizen):
    """61/2018/NĐ-CP art 6: until June 2025 papers are given back and that is all."""
    code = ways.withdrawing_since_2019(people)
    page = words(citizen.get(f"/tra-cuu/{code}/"))
    assert "đồng ý thì trả lại giấy tờ" in page
    dossiers.agree_withdrawal(
        dossier_code=code, answer="Đồng ý, đã trả lại giấy tờ.", by=people.one_stop, at=AT
    )
    page = words(citizen.get(f"/tra-cuu/{code}/"))
    assert "Hồ sơ đã rút" in page
    assert "Trả lời: Đồng ý, đã trả lại giấy tờ." in page
    assert "Phiếu rút và trả lại hồ sơ" in page
    assert "Nộp hồ sơ mới" in page


def test_what_happened_before_a_successor_is_told_of_the_agency_of_then(people, citizen):
    """72/2025/QH15: the ward of 2019 received it, the ward of today has it."""
    code = ways.withdrawing_since_2019(people)
    page = words(citizen.get(f"/tra-cuu/{code}/"))
    assert "Cơ quan kế thừa giải quyết tiếp" in page
    row = apps.get_model("dossiers", "Dossier").objects.get(code=code)
    assert row.receiving_agency.name in page


@pytest.mark.parametrize("state", State)
def test_a_stranger_reads_how_far_it_has_come_whatever_the_state(state):
    """TT 01/2018/TT-VPCP art 16.2d."""

    class Progress:
        code, stage = "H31.101.00-261119-0001", ""

    Progress.state = state.value
    context = context_for_stranger(Progress)
    assert context["sentence"].endswith(".")
    assert sum(step.state == "now" for step in context["steps"]) <= 1
    assert len(context["steps"]) in {2, 5}


def test_a_limit_that_stands_still_says_so(citizen, people):
    """61/2018/NĐ-CP art 19.4: nothing is due while papers are missing."""
    page = words(citizen.get(f"/tra-cuu/{ways.wanting_in_process(people)}/"))
    assert "Dừng tính thời hạn" in page
    assert "Hẹn trả" not in page
    assert "Ngày hẹn trả được tính thế nào?" not in page


def test_an_apology_stands_on_the_page_with_the_old_and_the_new_date(browser_of, people, at):
    """61/2018/NĐ-CP art 19.9."""
    code = ways_process.apologised(people)
    at.now = ways_process.NEXT_DAY + timedelta(hours=1)
    page = browser_of(people.citizen).get(f"/tra-cuu/{code}/")
    shown = words(page)
    assert ways_process.LATE in shown
    assert "Hẹn cũ: 17:00, thứ Năm 19/11/2026." in shown
    assert "Hẹn lại: 17:00, thứ Hai 23/11/2026." in shown
    assert f"/ho-so-cua-toi/{code}/giay/phieu-xin-loi-1.pdf" in text(page)


def test_what_is_owed_is_told_to_its_owner_with_what_it_does_to_the_limit(citizen, people):
    code = owing(people)
    page = citizen.get(f"/tra-cuu/{code}/")
    shown = words(page).replace("\N{NO-BREAK SPACE}", " ")
    assert "Tiền sử dụng đất : 1.250.000 đ" in shown
    assert "thời hạn giải quyết tạm dừng" in shown
    assert text(page).count(f"/ho-so-cua-toi/{code}/giay/thong-bao-nop-tien-1.pdf") == 2
