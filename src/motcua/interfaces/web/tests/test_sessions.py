"""trust.md C5: idle 30 minutes, 12 hours in all, listed, killable; one query a request."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.values import SYSTEM
from motcua.foundation import clock
from motcua.interfaces.web.session_list import device_words
from motcua.interfaces.web.sessions import SessionStore, key_digest

pytestmark = pytest.mark.django_db
Session = apps.get_model("identity", "Session")
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36"
)


def signed_in(people, password, username="congdan", agent=CHROME):
    client = Client(headers={"user-agent": agent})
    answer = client.post("/dang-nhap/", {"username": username, "password": password})
    assert answer.status_code == 302
    return client


def is_in(client):
    return client.get("/tai-khoan/phien/").status_code == 200


@pytest.fixture
def pass_time(monkeypatch):
    """Moves the clock on."""
    start, passed = clock.now(), timedelta()
    monkeypatch.setattr(clock, "now", lambda: start)

    def move(**time):
        nonlocal passed
        passed += timedelta(**time)
        monkeypatch.setattr(clock, "now", lambda: start + passed)

    return move


def test_thirty_idle_minutes_end_a_session(people, password, pass_time):
    people.citizen()
    client = signed_in(people, password)

    pass_time(minutes=29)
    assert is_in(client)
    pass_time(minutes=30)
    assert not is_in(client)


def test_twelve_hours_end_a_session_however_busy(people, password, pass_time):
    people.citizen()
    client = signed_in(people, password)
    for _ in range(12 * 3 - 1):
        pass_time(minutes=20)
        assert is_in(client)

    pass_time(minutes=20)

    assert not is_in(client)


def test_a_clock_that_jumps_back_revives_nothing(people, password, pass_time):
    people.citizen()
    client = signed_in(people, password)
    pass_time(hours=13)
    assert not is_in(client)
    client.post("/ngon-ngu/", {"language": "vi"})

    pass_time(hours=-13)

    assert not is_in(client)


def test_one_query_brings_the_session_the_person_and_the_rights(people, password, roles):
    account_id = people.citizen()
    actions.grant_role(
        account_id=account_id,
        role_key="case_officer",
        agency_code="hy2-11953-ubnd",
        title="",
        by=SYSTEM,
        at=clock.now(),
    )
    client = signed_in(people, password)
    store = SessionStore(client.cookies["sessionid"].value)

    with CaptureQueriesContext(connection) as queries:
        actor = store.actor

    assert len(queries) == 1
    assert actor.may("dossiers.take", agency_code="hy2-11953-ubnd")


def test_the_last_use_is_written_once_a_minute(people, password, pass_time):
    people.citizen()
    client = signed_in(people, password)

    def writes():
        with CaptureQueriesContext(connection) as queries:
            is_in(client)
        return sum(query["sql"].startswith("UPDATE") for query in queries)

    pass_time(seconds=50)
    assert writes() == 0
    pass_time(seconds=11)
    assert writes() == 1
    assert writes() == 0


def test_anonymous_visitors_get_no_session(client):
    client.get("/dang-nhap/")
    client.post("/dang-nhap/", {"username": "a", "password": "b"})

    assert "sessionid" not in client.cookies
    assert Session.objects.count() == 0


def test_sessions_are_listed_with_device_address_and_times(people, password):
    people.citizen()
    client = signed_in(people, password)
    signed_in(people, password, agent="Mozilla/5.0 (Android 15; Mobile) Firefox/140.0")

    page = client.get("/tai-khoan/phien/").content.decode()

    assert "Chrome trên Windows" in page
    assert "Firefox trên Android" in page
    assert "127.0.0.1" in page
    assert page.count("máy đang dùng") == 1


def test_one_session_or_all_others_can_be_ended(people, password):
    people.citizen()
    here, second, third = (signed_in(people, password) for _ in range(3))
    reference = selectors.session_reference(key_digest(second.cookies["sessionid"].value))

    here.post("/tai-khoan/phien/", {"reference": reference})
    assert [is_in(each) for each in (here, second, third)] == [True, False, True]

    here.post("/tai-khoan/phien/", {})
    assert [is_in(each) for each in (here, third)] == [True, False]


def test_nobody_ends_another_persons_session(people, password):
    people.citizen()
    people.citizen("other")
    mine, theirs = signed_in(people, password), signed_in(people, password, "other")
    reference = selectors.session_reference(key_digest(theirs.cookies["sessionid"].value))

    for wanted in (reference, "%", "_" * 16, ""):
        mine.post("/tai-khoan/phien/", {"reference": wanted})

    assert is_in(theirs)
    assert is_in(mine)


def test_closing_an_account_ends_its_sessions_and_revoking_a_right_works_at_once(
    people, password, roles
):
    account_id = people.citizen()
    grant_id = actions.grant_role(
        account_id=account_id,
        role_key="case_officer",
        agency_code="hy2-11953-ubnd",
        title="",
        by=SYSTEM,
        at=clock.now(),
    )
    client = signed_in(people, password)
    assert client.get("/tai-khoan/phien/").wsgi_request.actor.rights

    actions.revoke_role(grant_id=grant_id, by=SYSTEM, at=clock.now())
    assert not client.get("/tai-khoan/phien/").wsgi_request.actor.rights

    actions.close_account(account_id=account_id, by=SYSTEM, at=clock.now())
    assert not is_in(client)


def test_a_session_ended_elsewhere_is_not_written_back(people, password):
    people.citizen()
    client = signed_in(people, password)
    store = SessionStore(client.cookies["sessionid"].value)
    store["draft"] = 1
    Session.objects.all().delete()

    answer = client.get("/dang-nhap/")

    assert answer.status_code == 200
    with pytest.raises(Exception, match=r"^$"):
        store.save()
    assert Session.objects.count() == 0


def test_signed_in_pages_stay_out_of_caches(people, password):
    people.citizen()
    client = signed_in(people, password)

    assert "no-store" in client.get("/tai-khoan/phien/").headers["Cache-Control"]


def test_the_cookie_is_hidden_from_scripts_and_ends_with_the_browser(people, password):
    people.citizen()
    cookie = signed_in(people, password).cookies["sessionid"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (CHROME, "Chrome trên Windows"),
        (CHROME + " Edg/140.0", "Edge trên Windows"),
        (CHROME.replace("Windows NT 10.0", "coc_coc_browser/1 Linux"), "Cốc Cốc trên Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1",
            "Safari trên iPhone",
        ),
        ("curl/8", "Thiết bị không rõ"),
        ("", "Thiết bị không rõ"),
    ],
)
def test_devices_are_named_in_words(agent, words):
    assert device_words(agent) == words
