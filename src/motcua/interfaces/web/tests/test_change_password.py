import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
PAGE, NEW = "/tai-khoan/mat-khau/", "một mật khẩu khác"


@pytest.fixture
def signed_in(people, password):
    people.citizen()

    def open_browser():
        client = Client()
        client.post("/dang-nhap/", {"username": "congdan", "password": password})
        return client

    return open_browser


def change(client, old, new=NEW, again=NEW):
    return client.post(PAGE, {"old": old, "new": new, "again": again})


def test_this_browser_stays_and_the_others_must_sign_in_again(signed_in, password):
    here, there = signed_in(), signed_in()

    answer = change(here, password)

    assert answer.headers["Location"] == "/tai-khoan/phien/"
    assert "Đã đổi mật khẩu" in here.get("/tai-khoan/phien/").content.decode()
    assert there.get("/tai-khoan/phien/").status_code == 302
    again = Client().post("/dang-nhap/", {"username": "congdan", "password": NEW})
    assert again.status_code == 302


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"old": "sai"}, "o-old", "Mật khẩu đang dùng chưa đúng"),
        ({"new": "ngắn", "again": "ngắn"}, "o-new", "cần ít nhất 12 ký tự"),
        ({"again": "một mật khẩu khác nữa"}, "o-again", "không giống nhau"),
    ],
)
def test_a_refusal_names_the_field_and_says_what_to_do(signed_in, password, typed, field, words):
    answer = change(signed_in(), **({"old": password} | typed))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert f'href="#{field}"' in page
    assert f'id="{field}-loi"' in page
    assert NEW not in page


def test_guessing_the_old_one_is_stopped(signed_in, password):
    client = signed_in()
    statuses = [change(client, "sai").status_code for _ in range(6)]

    assert statuses == [422] * 5 + [429]
    assert change(client, password).headers["Retry-After"]


def test_nobody_but_the_signed_in_person(client):
    assert client.get(PAGE).headers["Location"].startswith("/dang-nhap/")
