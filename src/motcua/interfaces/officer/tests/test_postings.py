"""LR-134 to LR-136. The pages of the boards: what hangs, what is printed, how a check found it."""

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.domain.control.selectors.postings import checks_of, place
from motcua.domain.control.tests.boards import checked, hang
from motcua.domain.control.values import Found
from motcua.domain.dossiers.tests.people import (
    BIRTH,
    PHO_HIEN_ONE_STOP,
    SON_NAM_ONE_STOP,
    pdf,
    picture,
    register,
)

from .pages import form, submit, words

LIST = "/ban-lam-viec/niem-yet/"
BOARD = f"{LIST}{PHO_HIEN_ONE_STOP}/"
CHECK = f"{BOARD}kiem-tra/"


def rows(name):
    return apps.get_model("control", name)._default_manager


def photo(content=None, name="bang.jpg"):
    return SimpleUploadedFile(name, content or picture(), "image/jpeg")


def check(client, **typed):
    return submit(client, client.get(CHECK), CHECK, **{**expected(client), **typed})


def expected(client):
    """The drop-down lists as they stand: the browser sends what is selected."""
    page = client.get(CHECK).context["groups"]
    return {row["field"]: row["value"] for _field, rows in page for row in rows}


def test_the_province_sees_every_board_and_a_hall_its_own(people, browser_of, at):
    province = register("tinh", "Mai Văn Sơn", ("kstt_officer", "hy2-van-phong"))
    page = browser_of(province).get(LIST)
    assert len(page.context["rows"]) == 105  # 104 communes and the province's centre.
    assert "quá hạn kiểm tra" in words(page)
    assert browser_of(people.controller).get(LIST)["Location"] == BOARD


def test_who_hangs_sheets_says_so_once(people, browser_of, at):
    head = browser_of(register("truong", "Nguyễn Ngọc", ("one_stop_head", PHO_HIEN_ONE_STOP)))
    page = head.get(BOARD)
    assert "Chưa treo" in words(page)
    fields = form(page, BOARD)
    assert BIRTH in fields["chon"]
    answers = [head.post(BOARD, {**fields, "chon": [BIRTH]}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert rows("Posting").count() == 1
    assert "Treo 19/11/2026" in words(head.get(BOARD))
    assert head.get(CHECK).status_code == 404  # Who posts does not check.


def test_what_was_ticked_stays_when_it_is_refused(people, browser_of, at):
    client = browser_of(people.controller)
    for day, said in (("20/11/2026", "chưa đến ngày"), ("mai", "Xin ghi ngày như")):
        page = submit(client, client.get(BOARD), BOARD, chon=[BIRTH], ngay=day)
        assert page.status_code == 422
        assert said in words(page)
        assert form(page, BOARD)["chon"] == [BIRTH]
        assert form(page, BOARD)["ngay"] == [day]
    assert not rows("Posting").exists()


def test_a_check_is_recorded_with_its_photo(people, browser_of, at):
    hang(people.controller, at=at.now)
    client = browser_of(people.controller)
    answer = check(
        client,
        **{f"to-{BIRTH}": "missing", "phan-anh": "1", "ghi-chu": "Bảng bị che.", "anh": photo()},
    )
    assert (answer.status_code, answer["Location"]) == (302, BOARD)
    [record] = checks_of(PHO_HIEN_ONE_STOP)
    assert record.findings[BIRTH] is Found.MISSING
    assert (record.has_feedback_address, record.has_staff_names) == (True, False)
    shown = words(client.get(BOARD))
    for wanted in ("không thấy 1 tờ", "thiếu họ tên", "Bảng bị che.", "Có chỗ phải sửa"):
        assert wanted in shown
    picture_of_board = client.get(f"{BOARD}anh-{record.check_id}/")
    assert b"".join(picture_of_board.streaming_content) == picture()
    assert "sandbox" in picture_of_board["Content-Security-Policy"]


def test_a_photo_that_came_need_not_be_chosen_again(people, browser_of, at):
    client = browser_of(people.controller)
    without = check(client)
    assert without.status_code == 422
    assert "cần một ảnh" in words(without)
    late = check(client, ngay="20/11/2026", anh=photo(), **{"ghi-chu": "Giữ lại nhé."})
    assert late.status_code == 422
    assert "Giữ lại nhé." in words(late)
    again = submit(client, late, CHECK, ngay="19/11/2026", **expected(client))
    assert again.status_code == 302
    twice = check(client, anh=photo())
    assert twice.status_code == 409
    assert rows("PostingCheck").count() == 1


def test_what_is_no_picture_is_refused(people, browser_of, at):
    client = browser_of(people.controller)
    for file in (photo(pdf(), "anh.jpg"), photo(b"<svg onload=alert(1)>", "anh.jpg")):
        assert check(client, anh=file).status_code in {415, 422}
    assert not rows("PostingCheck").exists()


def test_the_sheets_are_printed_one_or_all(people, browser_of, at):
    client = browser_of(people.controller)
    one = client.get(f"{BOARD}niem-yet.pdf?chon={BIRTH}")
    every = client.get(f"{BOARD}niem-yet.pdf")
    assert one["Content-Type"] == every["Content-Type"] == "application/pdf"
    assert len(every.content) > len(one.content) > 1000
    assert client.get(f"{BOARD}niem-yet.pdf?chon=khong-co")["Location"] == BOARD


def test_another_place_looks_like_none(people, browser_of, at):
    number = checked(people.controller, at=at.now)
    stranger = register("la2", "Lê Lạ", ("one_stop_head", SON_NAM_ONE_STOP))
    client = browser_of(stranger)
    for address in (BOARD, CHECK, f"{BOARD}niem-yet.pdf", f"{BOARD}anh-{number}/"):
        assert client.get(address).status_code == 404
    assert client.get(f"{LIST}{SON_NAM_ONE_STOP}/anh-{number}/").status_code == 404
    assert client.post(BOARD, {"chon": BIRTH, "ngay": "19/11/2026"}).status_code in {400, 404}
    assert not rows("Posting").exists()


def test_a_clean_board_shows_when_it_is_looked_at_next(people, browser_of, at):
    hang(people.controller, at=at.now)
    checked(people.controller, at=at.now)
    line = place(PHO_HIEN_ONE_STOP, by=people.controller, day=at.now.date())
    assert line.missing_count == 0
    assert "Kiểm tra trước 17/02/2027" in words(browser_of(people.controller).get(BOARD))
