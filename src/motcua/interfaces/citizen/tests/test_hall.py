"""The hall for everybody: the machine, a telephone, the display, one's own number."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.conf import settings as project

from motcua.domain.dossiers.tests.people import everybody
from motcua.domain.reception.rules.kiosk import kiosk_key
from motcua.domain.reception.tests import halls
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen.tests.browsing import filled_in, words

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=VIETNAM)  # A Thursday.
TAKE, BOARD = f"/lay-so/{halls.HALL}/", f"/bang-goi-so/{halls.HALL}/"


@pytest.fixture(autouse=True)
def at(monkeypatch):
    class Moment:
        now = NOW

    monkeypatch.setattr(clock, "now", lambda: Moment.now)
    return Moment


@pytest.fixture
def people(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    found = everybody()
    halls.arrange(at=NOW)
    return found


def tickets():
    return apps.get_model("reception", "Ticket").objects


def take(client, page=None, **typed):
    page = page or client.get(TAKE)
    return client.post(TAKE, {**filled_in(page), "viec": "ho-tich", **typed})


def machine_page(client):
    return client.get(TAKE, {"may": kiosk_key(halls.HALL, secret=project.SECRET_KEY)})


def test_the_units_that_give_numbers_are_listed(client, people):
    assert "Trung tâm Phục vụ hành chính công phường Phố Hiến" in words(client.get("/lay-so/"))
    assert client.get("/lay-so/hy2-pvhcc/").status_code == 404


def test_a_number_is_taken_with_a_telephone_and_followed(client, people):
    halls.take(at=NOW)
    answer = take(client)
    assert answer.status_code == 302
    page = client.get(answer["Location"])
    assert "Trước ông/bà còn 1 người, khoảng 5 phút" in words(page)
    assert "A002" in words(page)
    assert tickets().get(number=2).source == "phone"
    halls.call(people.one_stop, 1, at=NOW)
    assert "Ông/bà là người kế tiếp." in words(client.get(answer["Location"]))
    halls.call(people.colleague, 2, at=NOW)
    assert "Mời ông/bà đến quầy 2" in words(client.get(answer["Location"]))


def test_the_machine_prints_and_goes_on_to_the_next_person(client, people):
    page = machine_page(client)
    assert "Mời ông/bà lấy số" in words(page)
    page = client.get(take(client, page, **{"uu-tien": "cao-tuoi"})["Location"])
    assert "data-print-ticket" in page.content.decode()
    assert "Người cao tuổi" in words(page)
    assert tickets().get().source == "kiosk"


def test_a_forged_key_makes_no_machine(client, people):
    page = client.get(TAKE, {"may": "a" * 16})
    assert "Mời ông/bà lấy số" not in words(page)
    take(client, page, may=kiosk_key("hy2-11983-pvhcc", secret=project.SECRET_KEY))
    assert tickets().get().source == "phone"


def test_a_thousand_tries_from_one_place_take_ten_numbers(client, people):
    page = client.get(TAKE)
    typed = {**filled_in(page), "viec": "ho-tich"}
    statuses = []
    for number in range(1_000):
        statuses.append(
            client.post(TAKE, {**typed, "idempotency_key": f"key-{number:016d}"}).status_code
        )
        if statuses[-20:] == [429] * 20 and number > 60:
            break  # The window does not open by knocking.
    assert statuses.count(302) == 10
    assert set(statuses[10:]) == {429}
    assert tickets().count() == 10


def test_an_open_window_after_ten_minutes(client, people, at):
    for _ in range(11):
        answer = take(client)
    assert answer.status_code == 429
    assert "Máy này đã lấy nhiều số" in words(answer)
    at.now = NOW + timedelta(minutes=11)
    assert take(client).status_code == 302


def test_pressed_twice_it_is_one_number(client, people):
    page = client.get(TAKE)
    answers = {take(client, page)["Location"] for _ in range(2)}
    assert len(answers) == 1
    assert tickets().count() == 1


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ({"viec": ""}, 422, "Chưa chọn việc cần làm."),
        ({"viec": "la"}, 422, "Chưa chọn việc cần làm."),
        ({"uu-tien": "la"}, 422, "Diện ưu tiên này không có"),
    ],
)
def test_what_cannot_be_is_said(client, people, typed, status, said):
    answer = take(client, **typed)
    assert answer.status_code == status
    assert said in words(answer)
    assert tickets().count() == 0


def test_after_hours_the_hours_are_said(client, people, at):
    at.now = NOW.replace(hour=17)
    answer = take(client)
    assert answer.status_code == 409
    assert "Hôm nay lấy số từ 07:00 đến 16:45." in words(answer)


@pytest.mark.parametrize("key", ["aaaaaaaaaaaaaaaa", "a", "A001", "z" * 200])
def test_a_forged_number_is_none(client, people, key):
    halls.take(at=NOW)
    answer = client.get(f"/so-cua-toi/{key}/")
    assert answer.status_code == 404


def test_the_display_tells_who_goes_where_and_nothing_of_anybody(client, people):
    halls.take(priority="mang-thai", at=NOW)
    halls.take("dat-dai", at=NOW)
    halls.call(people.one_stop, 1, at=NOW)
    page = client.get(BOARD)
    text = words(page)
    assert "A001 1 Hộ tịch" in text
    assert "Mời số A001 đến quầy 1" in text
    assert "mang thai" not in text
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in page.content.decode()


def test_a_display_that_has_the_picture_is_told_so_by_one_short_query(
    client, people, django_assert_max_num_queries
):
    halls.take(at=NOW)
    tag = client.get(BOARD).headers["ETag"]
    with django_assert_max_num_queries(2):
        answer = client.get(BOARD, headers={"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    halls.call(people.one_stop, 1, at=NOW)
    assert client.get(BOARD, headers={"if-none-match": tag}).status_code == 200
