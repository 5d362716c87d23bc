"""The kept page is the page: same words, own code, own seal, in every state and language."""

import re

import pytest
from django.test import Client

from motcua.domain.dossiers.tests import people as story
from motcua.interfaces.citizen import stranger_page
from motcua.interfaces.citizen.tests.browsing import words

SEAL = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture(autouse=True)
def nothing_kept():
    stranger_page._drawn.cache_clear()


def without_seals(page):
    return SEAL.sub("", page.content.decode())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("state", ["submitted", "accepted", "signing", "result_ready", "returned"])
def test_what_is_kept_is_what_would_be_drawn(people, monkeypatch, settings, state, language):
    code = getattr(story, state)(people)
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    first, second = (client.get(f"/tra-cuu/{code}/") for _ in range(2))
    # A cookie of a session that is long gone: nobody is signed in, so the page is drawn anew.
    client.cookies[settings.SESSION_COOKIE_NAME] = "gone"

    drawn = client.get(f"/tra-cuu/{code}/")

    assert without_seals(first) == without_seals(second) == without_seals(drawn)
    assert first["Content-Language"] == language


def test_each_reader_gets_the_own_code_and_the_own_seal(people):
    codes = [story.submitted(people) for _ in range(2)]
    clients = [Client(enforce_csrf_checks=True) for _ in range(2)]

    pages = [client.get(f"/tra-cuu/{code}/") for client, code in zip(clients, codes, strict=True)]

    for page, code, other in zip(pages, codes, reversed(codes), strict=True):
        assert code in words(page)
        assert other not in page.content.decode()
        assert stranger_page._CODE not in page.content.decode()
        assert stranger_page._SEAL not in page.content.decode()
    seals = [SEAL.search(page.content.decode()).group(1) for page in pages]
    assert seals[0] != seals[1]
    for client, seal, expected in [
        (clients[0], seals[0], 302),
        (clients[1], seals[1], 302),
        (clients[0], seals[1], 403),
    ]:
        answer = client.post("/ngon-ngu/", {"language": "en", "csrfmiddlewaretoken": seal})
        assert answer.status_code == expected


def test_a_signed_in_stranger_reads_the_own_name_in_the_masthead(people, browser_of):
    code = story.submitted(people)
    Client().get(f"/tra-cuu/{code}/")

    page = browser_of(people.neighbour).get(f"/tra-cuu/{code}/")

    assert "Đỗ Văn Bình" in page.content.decode()
    assert "Đỗ Văn Bình" not in Client().get(f"/tra-cuu/{code}/").content.decode()
