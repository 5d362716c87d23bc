"""Suggestions: what may be meant, why, how often one may ask, and that it costs little."""

import json

import pytest

from motcua.interfaces.citizen import suggestions

pytestmark = pytest.mark.django_db
ADDRESS = "/thu-tuc/goi-y/"


@pytest.fixture(autouse=True)
def _nothing_counted():
    suggestions._free.forget()
    yield
    suggestions._free.forget()


def asked(client, text):
    response = client.get(ADDRESS, {"q": text})
    assert response.status_code == 200
    return json.loads(response.content)["suggestions"]


def test_a_begun_word_is_enough(client):
    first = asked(client, "khai si")[0]
    assert first["address"] == "/thu-tuc/dang-ky-khai-sinh/"
    assert first["name"] == "Đăng ký khai sinh"
    assert first["why"]


def test_each_says_why(client):
    found = asked(client, "mất bằng lái")
    assert found[0]["address"].endswith("/cap-lai-giay-phep-lai-xe/")
    assert "mất bằng lái" in found[0]["why"]
    assert len(found) <= suggestions.SUGGESTIONS_MAX
    assert all(each["why"] for each in found)


@pytest.mark.parametrize("text", ["", " ", "a", "\0\0", "%%", "<script>alert(1)</script>" * 50])
def test_odd_input_is_answered(client, text):
    assert isinstance(asked(client, text), list)


def test_it_may_be_kept_a_minute_by_everybody(client):
    response = client.get(ADDRESS, {"q": "khai sinh"})
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.headers["Content-Type"] == "application/json"
    assert not response.cookies


def test_who_asks_too_often_waits(client, settings, monkeypatch):
    settings.SUGGESTIONS_PER_MINUTE_MAX = 2
    monkeypatch.setattr(suggestions._free, "_free_count_max", 1)
    answers = [client.get(ADDRESS, {"q": "khai sinh"}).status_code for _ in range(5)]
    assert answers[:3] == [200, 200, 200]
    assert answers[-1] == 429


def test_it_costs_three_queries_at_most(client, django_assert_max_num_queries):
    client.get(ADDRESS, {"q": "khai sinh"})
    with django_assert_max_num_queries(3):
        client.get(ADDRESS, {"q": "kết hôn"})


def test_the_pages_offer_it_and_work_without(client):
    for page in ("/", "/thu-tuc/"):
        html = client.get(page).content.decode()
        assert f'data-suggest="{ADDRESS}"' in html
        assert "citizen/suggestions" in html
        assert 'name="q"' in html


def test_the_list_says_how_the_text_was_read(client):
    html = client.get("/thu-tuc/", {"q": "mất bằng lái xe máy"}).content.decode()
    assert "giấy phép lái xe" in html
    html = client.get("/thu-tuc/", {"q": "hộ triếu"}).content.decode()
    assert "Có phải ông/bà tìm" in html
    assert "hộ chiếu" in html
