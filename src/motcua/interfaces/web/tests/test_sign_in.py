"""trust.md C5, the parts that one process can show."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.rules import code_of_step, step_at
from motcua.domain.identity.values import SYSTEM, AccountKind
from motcua.foundation import clock, journal
from motcua.interfaces.web.tests.people import PASSWORD

pytestmark = pytest.mark.django_db
Session = apps.get_model("identity", "Session")
SIGN_IN, CODE = "/dang-nhap/", "/dang-nhap/ma-xac-nhan/"


def try_in(client, username, password, **more):
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def test_a_citizen_signs_in_and_is_the_actor(client, people, password):
    account_id = people.citizen()

    answer = try_in(client, "congdan", password, next="/ngon-ngu/?a=1")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/ngon-ngu/?a=1")
    assert client.get("/tai-khoan/phien/").wsgi_request.actor.account_id == account_id
    words = [line.word for line in journal.entries_about(f"account:{account_id}")]
    assert words[-1] == "identity.signed_in"


@pytest.mark.parametrize(
    ("username", "typed"),
    [
        ("nobody", "wrong password"),
        ("congdan", "wrong password"),
        ("closed", PASSWORD),
        ("bare", PASSWORD),
    ],
    ids=["unknown name", "wrong password", "closed account", "no password yet"],
)
def test_every_refusal_reads_alike(client, people, settings, username, typed):
    """No enumeration: status, words and headers are equal but for the name that was typed."""
    settings.IS_DEMONSTRATION = False  # Its page would name accounts.
    at = clock.now()
    people.citizen()
    actions.close_account(account_id=people.citizen("closed"), by=SYSTEM, at=at)
    actions.register_account(
        username="bare", kind=AccountKind.CITIZEN, full_name="Không mật khẩu", by=SYSTEM, at=at
    )
    expected = try_in(Client(), "somebody", "wrong password")

    answer = try_in(client, username, typed)

    assert answer.status_code == expected.status_code == 422
    assert answer.headers.keys() == expected.headers.keys()
    assert nameless(answer, username) == nameless(expected, "somebody")
    assert "chưa đúng" in nameless(answer, username)


def nameless(answer, username):
    """The page without what differs from request to request."""
    page = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", answer.content.decode())
    return page.replace(f'value="{username}"', 'value=""')


def test_what_was_typed_stays_except_the_password(client):
    page = try_in(client, "Nguyễn Văn <b>", "secret-of-mine").content.decode()

    assert "Nguyễn Văn &lt;b&gt;" in page
    assert "secret-of-mine" not in page


def test_the_sixth_try_is_refused_with_a_time_even_with_the_right_password(
    client, people, password
):
    people.citizen()
    statuses = [try_in(client, "congdan", "wrong").status_code for _ in range(5)]

    answer = try_in(client, "congdan", password)

    assert statuses == [422] * 5
    assert answer.status_code == 429
    assert 280 <= int(answer.headers["Retry-After"]) <= 300
    assert "Đã thử quá nhiều lần" in answer.content.decode()
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize(
    "spelling",
    [
        "CongDan",
        " congdan ",
        "cong dan",
        "ｃｏｎｇｄａｎ",
        "cong\u200bdan",
        "cong\u00addan",
        "\ufeffcongdan",
        "cong\u2060dan",
        "congd\u00aan",
        "cong\u3164dan",
        "cong\ufe0fdan",
        "cong\u0000dan",
        "𝐜𝐨𝐧𝐠𝐝𝐚𝐧",
        "cong\tdan\n",
    ],
)
def test_no_spelling_of_a_name_buys_more_tries(client, people, spelling):
    people.citizen()
    for _ in range(5):
        try_in(client, "congdan", "wrong")

    assert try_in(client, spelling, "wrong").status_code == 429


def test_no_header_of_the_browser_buys_more_tries_for_an_address(client):
    headers = [
        {"X-Forwarded-For": "198.51.100.{}"},
        {"X-Real-IP": "198.51.100.{}"},
        {"Forwarded": "for=198.51.100.{}"},
        {"CF-Connecting-IP": "198.51.100.{}"},
        {"True-Client-IP": "198.51.100.{}"},
    ]
    statuses = [
        client.post(
            SIGN_IN,
            {"username": f"name{number}", "password": "wrong"},
            headers={name: value.format(number) for name, value in headers[number % 5].items()},
        ).status_code
        for number in range(30)
    ]

    assert statuses == [422] * 25 + [429] * 5


def test_behind_our_proxy_the_address_is_the_one_that_the_proxy_saw(client, settings):
    settings.TRUSTED_PROXIES_COUNT = 1
    forged = [f"10.0.0.{number}, 203.0.113.7" for number in range(26)]
    statuses = [
        client.post(
            SIGN_IN,
            {"username": f"name{number}", "password": "wrong"},
            headers={"X-Forwarded-For": value},
        ).status_code
        for number, value in enumerate(forged)
    ]
    other = client.post(
        SIGN_IN,
        {"username": "another", "password": "wrong"},
        headers={"X-Forwarded-For": "203.0.113.7, 203.0.113.8"},
    )

    assert statuses == [422] * 25 + [429]
    assert other.status_code == 422


def test_a_right_password_gives_its_try_back(people, password):
    people.citizen()

    statuses = [try_in(Client(), "congdan", password).status_code for _ in range(12)]

    assert statuses == [302] * 12


@pytest.mark.parametrize(
    "wanted",
    [
        "https://example.com/",
        "//example.com/",
        "/\\example.com",
        "\\\\example.com",
        "http:///example.com",
        "javascript:alert(1)",
        "/%0d%0aSet-Cookie:a=b\r\n",
        "/a\nb",
        "\t//example.com",
        " //example.com",
        "ho-so",
        "/" + "a" * 3000,
    ],
)
def test_the_way_back_never_leaves_this_site(client, people, password, wanted):
    people.citizen()

    answer = try_in(client, "congdan", password, next=wanted)

    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("citizen:my_dossiers")
    page = Client().get(SIGN_IN, {"next": wanted}).content.decode()
    assert 'name="next"' not in page.split('action="/dang-nhap/"', 1)[1].split("</form>")[0]


def test_the_session_key_changes_at_sign_in_and_a_planted_one_is_never_used(
    client, people, password
):
    people.citizen()
    client.cookies["sessionid"] = "planted-by-somebody-else"

    try_in(client, "congdan", password)

    key = client.cookies["sessionid"].value
    assert key != "planted-by-somebody-else"
    assert len(key) >= 43  # 256 bits in base 64.
    assert not Session.objects.filter(key_digest__contains=key).exists()


def test_a_replayed_cookie_is_refused_after_sign_out(client, people, password):
    people.citizen()
    try_in(client, "congdan", password)
    key = client.cookies["sessionid"].value

    answer = client.post("/dang-xuat/")

    assert answer.status_code == 302
    thief = Client()
    thief.cookies["sessionid"] = key
    assert not thief.get("/tai-khoan/phien/").wsgi_request.actor.is_signed_in
    assert Session.objects.count() == 0


def test_signing_out_takes_a_form_not_a_link(client, people, password):
    people.citizen()
    try_in(client, "congdan", password)

    assert "Đăng xuất?" in client.get("/dang-xuat/").content.decode()
    assert client.get("/tai-khoan/phien/").status_code == 200


def test_an_officer_without_the_code_is_not_signed_in(client, people, password, secret):
    people.officer(secret=secret)

    answer = try_in(client, "canbo", password, next="/tai-khoan/phien/")

    assert answer.headers["Location"] == CODE
    assert client.get("/tai-khoan/phien/").status_code == 302
    assert not client.get(CODE).wsgi_request.actor.is_signed_in


def test_an_officer_signs_in_with_the_code_under_a_new_key(client, people, password, secret):
    account_id = people.officer(secret=secret)
    try_in(client, "canbo", password, next="/tai-khoan/phien/")
    half_way = client.cookies["sessionid"].value

    answer = client.post(CODE, {"code": code_of_step(secret, step_at(clock.now()))})

    assert answer.headers["Location"] == "/tai-khoan/phien/"
    assert client.cookies["sessionid"].value != half_way
    assert client.get("/tai-khoan/phien/").wsgi_request.actor.account_id == account_id
    assert Session.objects.count() == 1


def test_a_code_opens_once_only(people, password, secret):
    """RFC 6238 section 5.2: whoever looked over the shoulder cannot use it again."""
    people.officer(secret=secret)
    code = code_of_step(secret, step_at(clock.now()))
    first, second = Client(), Client()
    try_in(first, "canbo", password)
    try_in(second, "canbo", password)

    assert first.post(CODE, {"code": code}).status_code == 302
    assert second.post(CODE, {"code": code}).status_code == 422


def test_two_visitors_of_the_demonstration_get_in_with_one_code(people, password, secret):
    people.officer(secret=secret, is_demonstration=True)
    visitors = [Client(), Client()]
    for visitor in visitors:
        try_in(visitor, "canbo", password)
    page = visitors[0].get(CODE).content.decode()
    code = page.split('name="code" value="')[1][:6]

    answers = [visitor.post(CODE, {"code": code}) for visitor in visitors]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert "Bản trình diễn: mã lúc này là" in page


def test_real_people_never_see_their_code_and_invented_ones_exist_in_a_demonstration_only(
    client, people, password, secret, settings
):
    people.officer("real", secret=secret)
    people.officer("invented", secret=secret, is_demonstration=True)
    try_in(client, "real", password)
    assert "Bản trình diễn: mã" not in client.get(CODE).content.decode()

    settings.IS_DEMONSTRATION = False
    assert try_in(Client(), "invented", password).status_code == 422


def test_codes_cannot_be_guessed(client, people, password, secret):
    people.officer(secret=secret)
    try_in(client, "canbo", password)
    right = code_of_step(secret, step_at(clock.now()))
    wrong = "000000" if right != "000000" else "111111"

    statuses = [client.post(CODE, {"code": wrong}).status_code for _ in range(6)]

    assert statuses == [422] * 5 + [429]
    answer = client.post(CODE, {"code": right})
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0


def test_the_password_is_forgotten_ten_minutes_later(client, people, password, secret, monkeypatch):
    people.officer(secret=secret)
    try_in(client, "canbo", password)
    later = clock.now() + timedelta(minutes=11)
    monkeypatch.setattr(clock, "now", lambda: later)

    answer = client.post(CODE, {"code": code_of_step(secret, step_at(later))})

    assert answer.headers["Location"] == SIGN_IN


def test_an_officer_without_a_code_generator_sets_one_up_at_the_first_sign_in(
    client, people, password
):
    account_id = people.officer()
    try_in(client, "canbo", password)
    page = client.get(CODE).content.decode()
    secret = client.session["pending_sign_in"]["new_secret"]

    assert " ".join(secret[start : start + 4] for start in range(0, 32, 4)) in page
    assert "data:image/svg+xml" in page
    assert client.post(CODE, {"code": "12"}).status_code == 422
    assert not selectors.has_second_factor(account_id)

    answer = client.post(CODE, {"code": code_of_step(secret, step_at(clock.now()))})

    assert answer.status_code == 302
    assert selectors.has_second_factor(account_id)
    assert client.get("/tai-khoan/phien/").status_code == 200


def test_the_page_for_invented_people_fills_in_name_and_password(client):
    page = client.get(SIGN_IN, {"ten": "congdan1"}).content.decode()

    assert 'value="congdan1"' in page
    assert 'value="motcua-demo-2026"' in page
    assert "VNeID" in page


def test_without_a_demonstration_nobody_is_offered(client, settings):
    settings.IS_DEMONSTRATION = False

    page = client.get(SIGN_IN, {"ten": "congdan1"}).content.decode()

    assert "motcua-demo" not in page
    assert "chọn một người" not in page


def test_what_signing_in_costs(client, people, password, secret):
    """ADR 11 says how many statements; savepoints of the suite are not counted."""
    people.citizen()
    people.officer(secret=secret)

    def statements(address, form):
        with CaptureQueriesContext(connection) as queries:
            assert client.post(address, form).status_code == 302
        return sum("SAVEPOINT" not in query["sql"] for query in queries)

    assert statements(SIGN_IN, {"username": "congdan", "password": password}) == 10
    client.cookies.clear()
    assert statements(SIGN_IN, {"username": "canbo", "password": password}) == 8
    code = code_of_step(secret, step_at(clock.now()))
    assert statements(CODE, {"code": code}) == 13
