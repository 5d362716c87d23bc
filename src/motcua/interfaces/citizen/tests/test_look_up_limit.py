"""A harvester of codes is slowed down; people are not."""

import pytest

from motcua.domain.dossiers.tests import people as story
from motcua.interfaces.citizen import look_up_limit
from motcua.interfaces.citizen.tests.browsing import words

ADDRESS = "/tra-cuu/H31.101.00-261119-0001/"


@pytest.fixture
def few(settings):
    settings.LOOK_UPS_PER_MINUTE_MAX = 3
    return look_up_limit.FREE_COUNT_MAX + 3


def test_who_asks_too_often_is_told_when_to_come_again(client, db, few):
    answers = [client.get(ADDRESS).status_code for _ in range(few)]
    assert set(answers) == {404}

    answer = client.get(ADDRESS)

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60
    assert "quá nhiều hồ sơ trong một phút" in words(answer)


def test_after_a_minute_it_is_admitted_again(client, db, few, at):
    for _ in range(few + 1):
        client.get(ADDRESS)

    at.now = at.now.replace(minute=at.now.minute + 2)

    assert client.get(ADDRESS).status_code == 404


def test_another_address_is_not_touched(client, db, few):
    for _ in range(few + 1):
        client.get(ADDRESS)

    assert client.get(ADDRESS, REMOTE_ADDR="203.0.113.9").status_code == 404


def test_a_forged_header_is_not_another_address(client, db, few):
    answers = [
        client.get(ADDRESS, headers={"X-Forwarded-For": f"203.0.113.{number}"}).status_code
        for number in range(few + 1)
    ]

    assert answers[-1] == 429


def test_who_is_signed_in_is_not_counted(citizen, people, few):
    code = story.submitted(people)

    answers = {citizen.get(f"/tra-cuu/{code}/").status_code for _ in range(few + 2)}

    assert answers == {200}


def test_the_first_look_ups_write_nothing(client, people, django_assert_num_queries):
    code = story.submitted(people)

    for _ in range(look_up_limit.FREE_COUNT_MAX):
        with django_assert_num_queries(1):
            client.get(f"/tra-cuu/{code}/")


def test_many_addresses_do_not_fill_the_memory(monkeypatch, at):
    monkeypatch.setattr(look_up_limit, "ADDRESSES_COUNT_MAX", 5)

    for number in range(50):
        look_up_limit._free.is_free(f"198.51.100.{number}", at.now)

    assert len(look_up_limit._free._counts) <= 5
