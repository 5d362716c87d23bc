"""What every answer of the read API has in common."""

from datetime import timedelta

import pytest

from motcua.interfaces.public_api.answers import METHODS

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/api/v1/openapi.json",
    "/api/v1/procedures",
    "/api/v1/procedures/dang-ky-khai-sinh",
    "/api/v1/procedures/dang-ky-khai-sinh.ttl",
    "/api/v1/procedures/dang-ky-khai-sinh.jsonld",
    "/api/v1/procedures/dang-ky-khai-sinh/versions",
    "/api/v1/fields",
    "/api/v1/agencies",
    "/api/v1/divisions",
    "/api/v1/decisions",
    "/api/v1/changes",
    "/api/v1/legal-instruments",
    "/api/v1/life-events",
]
QUERIES_MAX = 50  # trust.md C9


@pytest.mark.parametrize("address", ADDRESSES)
def test_anybody_may_read_from_any_page_of_the_web_and_nothing_knows_who(client, address):
    response = client.get(address)

    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies
    assert response.headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_has_not_changed_is_not_sent_again(client, address):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    since = client.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})

    assert (again.status_code, again.content) == (304, b"")
    assert (since.status_code, since.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_midnight_changes_every_tag_for_a_version_may_take_effect_then(client, at):
    before = client.get("/api/v1/procedures").headers["ETag"]
    at.now = at.now.replace(day=20, hour=0, minute=0)

    after = client.get("/api/v1/procedures", headers={"If-None-Match": before})

    assert after.status_code == 200
    assert after.headers["ETag"] != before


def test_other_words_of_an_address_have_another_tag(client):
    tags = {client.get(address).headers["ETag"] for address in ADDRESSES}
    tags.add(client.get("/api/v1/procedures?limit=2").headers["ETag"])

    assert len(tags) == len(ADDRESSES) + 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_asks_the_database_often(client, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(QUERIES_MAX):
        client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_get_without_a_body_and_options_says_what_may_be_done(client, address):
    read, head, options = client.get(address), client.head(address), client.options(address)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == read.headers["ETag"]
    assert options.status_code == 204
    assert options.headers["Allow"] == ", ".join(METHODS)
    assert options.headers["Access-Control-Allow-Methods"] == ", ".join(METHODS)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, method):
    response = getattr(client, method)("/api/v1/procedures", {"name": "x"})

    assert response.status_code == 405
    assert response.headers["Allow"] == ", ".join(METHODS)
    assert response.json()["type"] == "urn:motcua:problem:public_api.method_not_allowed"


def test_who_asks_too_often_is_told_when_to_come_back(client, settings):
    settings.API_REQUESTS_PER_MINUTE_MAX = 2
    answers = [client.get("/api/v1/fields").status_code for _ in range(3)]
    refused = client.get("/api/v1/fields")

    assert answers == [200, 200, 429]
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("accepted", "language", "words"),
    [
        ("", "vi", "Không tìm thấy thủ tục này"),
        ("en-GB,en;q=0.8", "en", ""),
        ("fr, vi;q=0.5", "vi", "Không tìm thấy thủ tục này"),
        ("zz", "vi", "Không tìm thấy thủ tục này"),
    ],
)
def test_a_refusal_is_a_problem_document_in_the_language_asked_for(
    client, accepted, language, words
):
    response = client.get(
        "/api/v1/procedures/khong-co", headers={"Accept-Language": accepted, "Accept": "*/*"}
    )
    problem = response.json()

    assert response.status_code == problem["status"] == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Content-Language"] == language
    assert problem["type"] == "urn:motcua:problem:catalogue.procedure_not_found"
    assert problem["instance"] == response.headers["X-Request-Number"]
    assert words in problem["detail"]
    assert ("Không" in problem["detail"]) == (language == "vi")
    assert "Accept-Language" in response.headers["Vary"]
    assert "ETag" not in response.headers


@pytest.mark.parametrize("rest", ["", "v2/procedures", "v1/nothing", "v1/procedures/a/b/c"])
def test_an_address_that_does_not_exist_is_a_problem_document_too(client, rest):
    response = client.get(f"/api/{rest}")

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("day=2026-13-01", "day"),
        ("day=yesterday", "day"),
        ("known_at=2026-11-19T10:00:00", "known_at"),  # No zone: a moment nobody can place.
        ("level=village", "level"),
        ("subject=nobody", "subject"),
        ("felid=ho-tich", "felid"),
        ("day=2026-11-19&day=2026-11-20", "day"),
        ("q=" + "a" * 201, "q"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_named(client, query, parameter):
    response = client.get(f"/api/v1/procedures?{query}")

    assert response.status_code == 422
    assert [fault["parameter"] for fault in response.json()["errors"]] == [parameter]
    assert response.json()["errors"][0]["detail"]


@pytest.mark.parametrize(
    "cursor", ["x", "e30", "%00", "eyJhZnRlciI6IiJ9", "bnVsbA", "W1tbW1tbW1tb", "=" * 40]
)
@pytest.mark.parametrize(
    "name", ["procedures", "agencies", "divisions", "decisions", "changes", "legal-instruments"]
)
def test_a_cursor_that_is_not_ours_is_refused(client, name, cursor):
    response = client.get(f"/api/v1/{name}?cursor={cursor}")

    assert response.status_code == 422, response.content
    assert response.json()["type"] == "urn:motcua:problem:public_api.cursor_unreadable"


@pytest.mark.parametrize("condition", ["If-None-Match", "If-Modified-Since"])
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/procedures/khong-co", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/procedures?limit=0", 422),
        ("/api/v1/changes?colour=red", 422),
    ],
)
def test_what_is_not_there_is_not_said_to_be_unchanged(client, condition, address, status):
    value = "*" if condition == "If-None-Match" else "Thu, 01 Jan 2099 00:00:00 GMT"
    assert client.get(address, headers={condition: value}).status_code == status


def test_whatever_is_there_is_unchanged_for_who_has_any_of_it(client):
    assert client.get("/api/v1/fields", headers={"If-None-Match": "*"}).status_code == 304


@pytest.mark.parametrize(
    "name", ["procedures", "agencies", "divisions", "procedures/dang-ky-khai-sinh"]
)
def test_each_axis_of_time_has_a_tag_of_its_own(client, name):
    moments = ("2026-11-20T00:00:00%2B07:00", "2026-11-26T00:00:00%2B07:00")
    axes = ["", "?day=2026-01-01", "?day=2026-01-02", *(f"?known_at={each}" for each in moments)]
    tags = {client.get(f"/api/v1/{name}{axis}").headers.get("ETag") for axis in axes}
    assert len(tags - {None}) >= len(axes) - 2  # before the data were loaded nothing is known


def test_one_edition_is_told_in_the_same_words_each_time(client, at):
    first = client.get("/api/v1/procedures")
    at.now += timedelta(minutes=5)
    again = client.get("/api/v1/procedures")
    assert (again.headers["ETag"], again.content) == (first.headers["ETag"], first.content)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-29"])
@pytest.mark.parametrize(
    "address",
    [
        "procedures?day={}",
        "procedures/dang-ky-khai-sinh/versions?day={}",
        "fields?day={}",
        "agencies?day={}",
        "divisions?day={}",
        "life-events?day={}",
        "changes?since={}",
        "changes?until={}",
        "agencies?known_at={}T00:00:00%2B07:00",
        "divisions?known_at={}T00:00:00-07:00",
        "procedures?known_at={}T00:00:00%2B07:00",
    ],
)
def test_any_day_that_there_is_can_be_asked_for(client, address, day):
    response = client.get(f"/api/v1/{address.format(day)}")
    assert response.status_code == 200, response.content.decode()[:300]
