"""Following a dossier: all to its owner, no person to who holds the slip, degrees to anybody.

Legal   TT 01/2018/TT-VPCP art 16.2d.
"""

from datetime import datetime

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.rules.lookup import slip_key
from motcua.domain.dossiers.tests import people as story
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen.tests.browsing import START, begin, fill, picture, send, text, words

OWNED = (
    "Phạm Thị Hạnh",
    "033190004127",
    "0900 000 127",
    "Thôn Đông",
    "Nguyễn Phạm Minh An",
    "Nguyễn Văn Toàn",
    "033088001234",
    "Giấy chứng sinh",
)
OFFICIALS = ("Lê Thu Trang", "Nguyễn Thị Thu Hà", "Vũ Đình Khôi")
QUERIES_OF_A_STRANGER = 1


@pytest.fixture(autouse=True)
def afternoon(at):
    at.now = datetime(2026, 11, 19, 15, 10, tzinfo=VIETNAM)


def address(code, *, with_slip=False):
    key = f"?giay={slip_key(code, secret='the-suite-has-no-secrets')}" if with_slip else ""
    return f"/tra-cuu/{code}/{key}"


@pytest.mark.parametrize(
    ("state", "sentence", "todo"),
    [
        ("submitted", "Hồ sơ đang chờ Trung tâm Phục vụ hành chính công phường Phố Hiến kiểm tra giấy tờ từ", "không phải làm gì thêm"),
        ("accepted", "Hồ sơ đã được tiếp nhận, ở Trung tâm Phục vụ hành chính công phường Phố Hiến từ", "Hôm nay 17:00"),
        ("assigned", "Hồ sơ đã đến Ủy ban nhân dân phường Phố Hiến từ 14:58 thứ Năm 19/11/2026", "không phải làm gì thêm"),
        ("appraising", "Hồ sơ đang được cán bộ thụ lý của Ủy ban nhân dân phường Phố Hiến thẩm định từ", "không phải làm gì thêm"),
        ("signing", "Hồ sơ đang chờ lãnh đạo Ủy ban nhân dân phường Phố Hiến ký", "không phải làm gì thêm"),
        ("result_ready", "ông/bà tải về ngay tại trang này.", "Tải về rồi cất giữ"),
        ("returned", "Hồ sơ đã xong, kết quả đã trả, ông/bà giữ từ 14:58", "giữ mã hồ sơ"),
    ],
)  # fmt: skip
def test_the_owner_reads_where_it_is_and_what_to_do_first(citizen, people, state, sentence, todo):
    page = citizen.get(address(getattr(story, state)(people)))

    heading = words(page)
    assert sentence in heading
    assert todo in heading
    assert heading.index(sentence) < heading.index(todo) < heading.index("Hồ sơ đã đi đến đâu")


def test_the_owner_sees_people_papers_answers_slip_and_code(citizen, people):
    code = story.appraising(people)

    page = citizen.get(address(code))

    shown = words(page)
    for fact in (*OWNED, "Lê Thu Trang", "Nguyễn Thị Thu Hà", code, "Đang xử lý"):
        assert fact in shown
    assert f'href="/ho-so-cua-toi/{code}/giay-hen.pdf"' in text(page)
    assert f'href="/ho-so-cua-toi/{code}/giay-to/2/"' in text(page)
    assert "Ngày hẹn trả được tính thế nào?" in shown
    assert "Lãnh đạo ký kết quả" in shown  # What comes.
    assert 'aria-current="step"' in text(page)


def test_the_name_of_the_portal_for_a_state_stands_beside_the_plain_words(citizen, people):
    page = citizen.get(address(story.submitted(people)))

    assert "Mới nộp, chờ kiểm tra" in words(page)
    assert "Cổng dịch vụ công quốc gia gọi là: Mới đăng ký" in words(page)


def test_a_result_can_be_had_once_it_is_there(citizen, people):
    code = story.signing(people)
    assert "/ket-qua/" not in text(citizen.get(address(code)))

    dossiers.approve_result(dossier_code=code, by=people.leader, at=story.ACCEPTED_AT)

    page = citizen.get(address(code))
    assert f'href="/ho-so-cua-toi/{code}/ket-qua/"' in text(page)
    assert "Giấy khai sinh số 127/2026" in words(page)


def test_a_refusal_shows_reason_ground_and_the_way_on(citizen, people):
    code = story.submitted(people)
    dossiers.refuse(
        dossier_code=code,
        reason_key="not_competent",
        reason="Trẻ thường trú ở nơi khác, xin nộp tại phường Sơn Nam.",
        legal_basis="Luật Hộ tịch 2014, Điều 13",
        by=people.one_stop,
        at=story.ACCEPTED_AT,
    )

    page = citizen.get(address(code))

    shown = words(page)
    assert "không tiếp nhận hồ sơ này từ" in shown
    assert "Trẻ thường trú ở nơi khác, xin nộp tại phường Sơn Nam." in shown
    assert "Căn cứ: Luật Hộ tịch 2014, Điều 13" in shown
    assert "Nộp lại ở đúng cơ quan có thẩm quyền" in shown
    assert "quyền khiếu nại" in shown
    assert f'href="{START}"' in text(page)
    assert "Lãnh đạo ký kết quả" not in shown  # Nothing more comes.


def test_a_dossier_past_its_time_says_so_without_excuse(citizen, people, at, browser_of):
    code = story.appraising(people)
    at.now = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)

    page = browser_of(people.citizen).get(address(code))

    shown = words(page)
    assert "đã quá hẹn 17:00 thứ Năm 19/11/2026" in shown
    assert "Ủy ban nhân dân phường Phố Hiến phải xin lỗi và hẹn lại" in shown
    assert "Quá 2 ngày" in shown
    assert "phải xin lỗi và hẹn lại" in shown
    assert "không phải làm gì thêm" not in shown


def test_a_limit_of_days_is_drawn_and_reckoned_day_by_day(citizen, people, at, browser_of):
    """Thi công trên đường bộ: 5 working days; the 24th is a day off (28/2026/QH16)."""
    from motcua.domain.dossiers.tests.people import register  # noqa: PLC0415

    centre = "hy2-pvhcc"
    page = begin(citizen, "thi-cong-tren-duong-bo")
    page = fill(citizen, page, request="Xin đào đường đặt ống nước.")
    page = fill(citizen, page, return_method="counter", phone_number="0900 000 127")
    page = fill(citizen, page, **{"paper-1": picture("a.jpg"), "paper-2": picture("b.jpg")})
    code = text(citizen.get(send(citizen, page, declared="on")["Location"])).split("data-code>")[1]
    code = code.split("<")[0]
    officer = register("tiep", "Ngô Thị Vân", ("one_stop_officer", centre))
    received_at = datetime(2026, 11, 19, 15, 20, tzinfo=VIETNAM)
    dossiers.accept(dossier_code=code, by=officer, at=received_at)
    at.now = datetime(2026, 11, 23, 9, 40, tzinfo=VIETNAM)

    page = browser_of(people.citizen).get(address(code))

    shown = words(page)
    assert "hẹn trả 17:00" in shown
    assert "mc-ruler" in text(page)
    assert "<b>24<i>/11</i></b> <span>Nghỉ</span>" in text(page)
    assert '<li class="now today f3"' in text(page)  # 2 h 10 min of 8 h
    assert "Còn" in shown
    assert "Nhận sau 15:00" in shown


@pytest.mark.parametrize("state", ["submitted", "appraising", "result_ready", "returned"])
def test_who_holds_the_slip_sees_where_and_when_and_nobody(client, people, state):
    code = getattr(story, state)(people)

    page = client.get(address(code, with_slip=True))

    assert page.status_code == 200
    shown = text(page)
    for fact in (*OWNED, *OFFICIALS):
        assert fact not in shown, fact
    assert "phường Phố Hiến" in words(page)
    assert "Hồ sơ đã đi đến đâu" in words(page)
    if state != "submitted":
        assert "Ngày hẹn trả được tính thế nào?" in words(page)
    for path in ("giay-hen.pdf", "/giay-to/", "/ket-qua/"):
        assert path not in shown


def test_a_refusals_reason_is_kept_from_who_only_holds_the_code_or_slip(client, people):
    code = story.submitted(people)
    dossiers.refuse(
        dossier_code=code,
        reason_key="duplicate",
        reason="Cháu An đã được khai sinh ngày 01/11/2026.",
        legal_basis="Luật Hộ tịch 2014",
        by=people.one_stop,
        at=story.ACCEPTED_AT,
    )

    for page in (client.get(address(code)), client.get(address(code, with_slip=True))):
        assert "Cháu An" not in text(page)
        assert "không" in words(page)


@pytest.mark.parametrize(
    "state",
    ["submitted", "accepted", "assigned", "appraising", "signing", "result_ready", "returned"],
)
@pytest.mark.parametrize("reader", ["nobody", "neighbour", "stranger", "wrong slip"])
def test_anybody_else_sees_the_code_and_how_far_it_has_come(
    client, people, browser_of, state, reader
):
    code = getattr(story, state)(people)
    browser = browser_of(getattr(people, reader)) if reader in {"neighbour", "stranger"} else client
    wrong = "?giay=aaaaaaaaaaaaa" if reader == "wrong slip" else ""

    page = browser.get(address(code) + wrong)

    assert page.status_code == 200
    shown = text(page)
    for fact in (*OWNED, *OFFICIALS, "Phố Hiến", "hẹn trả kết quả trước", "khai sinh", "17:00"):
        assert fact not in shown.split("<main")[1], fact
    assert code in shown
    assert "Muốn xem ngày hẹn" in words(page)
    assert f"/dang-nhap/?next=/tra-cuu/{code}/" in shown


def test_a_stranger_costs_one_query(client, people, django_assert_num_queries):
    code = story.submitted(people)

    with django_assert_num_queries(QUERIES_OF_A_STRANGER):
        client.get(address(code))


def test_the_owner_costs_few_queries(citizen, people, django_assert_max_num_queries):
    code = story.appraising(people)
    citizen.get(address(code))

    with django_assert_max_num_queries(21):
        citizen.get(address(code))


@pytest.mark.parametrize(
    "typed",
    [
        "H31.101.00-261119-0001",
        "h31.101.00-261119-0001",
        "  H31.101.00 - 261119 - 0001 ",
        "h31.101.00–261119–0001",
        "H31.101.00\u200b-261119-0001",
        "Ｈ31.101.00-261119-0001",
    ],
)
def test_a_code_is_understood_however_it_is_typed(client, people, typed):
    story.submitted(people)

    answer = client.get("/tra-cuu/", {"ma": typed})

    assert answer["Location"] == "/tra-cuu/H31.101.00-261119-0001/"


def test_small_letters_in_the_address_lead_to_the_true_one_with_the_slip(client, people):
    code = story.submitted(people)

    answer = client.get(f"/tra-cuu/{code.lower()}/?giay=abc")

    assert answer["Location"] == f"/tra-cuu/{code}/?giay=abc"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("H31.101.00-261119-9999", "Không có hồ sơ nào mang mã này."),
        ("261119-0001", "Mã này chưa đúng dạng."),
        ("H31.101.00-261345-0001", "Mã này chưa đúng dạng."),
        ("<script>alert(1)</script>", "Mã này chưa đúng dạng."),
        ("x" * 5000, "Mã này chưa đúng dạng."),
        ("' OR 1=1 --", "Mã này chưa đúng dạng."),
        ("\x00", "Mã này chưa đúng dạng."),
    ],
)
def test_an_unknown_code_keeps_what_was_typed_and_says_what_to_do(client, db, typed, message):
    page = client.get("/tra-cuu/", {"ma": typed}, follow=True)

    assert page.status_code == 404
    assert message in words(page)
    assert "<script>alert" not in page.content.decode()
    assert 'aria-invalid="true"' in text(page)
    if len(typed) < 100 and "\x00" not in typed:
        assert f'value="{typed}"' in text(page)


def test_the_form_asks_for_the_code(client, db):
    page = client.get("/tra-cuu/")

    assert page.status_code == 200
    assert "Hồ sơ của tôi đến đâu rồi?" in words(page)
    assert "Có gì cần sửa" not in words(page)
