"""The list of procedures, one procedure, and its versions, on both axes of time."""

from datetime import date, timedelta

import pytest

from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.selectors import procedure_on, procedures_on
from motcua.domain.catalogue.tests import rows

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 19)


def leaf_through(read, address, meanwhile=None):
    """All items of a list, page after page; `meanwhile` happens after the first page."""
    items, pages = [], 0
    while address:
        page = read(address.replace("http://127.0.0.1:8000", ""))
        items += page["items"]
        address, pages = page["next"], pages + 1
        if pages == 1 and meanwhile:
            meanwhile()
        assert pages < 100
    return items


def test_the_list_has_every_procedure_in_force_once(read):
    slugs = [item["slug"] for item in leaf_through(read, "/api/v1/procedures?limit=50")]

    assert len(slugs) == len(set(slugs))
    assert set(slugs) == {row.procedure.slug for row in procedures_on(day=TODAY)}


@pytest.mark.parametrize(
    ("query", "criteria"),
    [
        ("field=ho-tich", {"field": "ho-tich"}),
        ("level=commune", {"level": "commune"}),
        ("subject=business&level=province", {"subject": "business", "level": "province"}),
        ("field=khong-co", {"field": "khong-co"}),
    ],
)
def test_filters_choose_what_the_catalogue_chooses(read, query, criteria):
    slugs = {item["slug"] for item in leaf_through(read, f"/api/v1/procedures?limit=7&{query}")}

    assert slugs == {row.procedure.slug for row in procedures_on(day=TODAY, **criteria)}


def test_a_search_gives_the_best_first(read):
    found = read("/api/v1/procedures?q=dang+ky+khai+sinh&limit=5")

    assert found["items"][0]["slug"] == "dang-ky-khai-sinh"
    assert len(found["items"]) == 5
    assert found["next"] is None


def test_a_search_is_of_now(client):
    response = client.get("/api/v1/procedures?q=a&known_at=2026-11-19T10:00:00%2B07:00")

    assert response.status_code == 422
    assert response.json()["type"] == "urn:motcua:problem:public_api.search_only_as_known_now"


def test_a_reader_misses_nothing_and_gets_nothing_twice_while_something_is_published(
    read, at, after_loading
):
    """Between two pages one procedure is added before the place reached and one behind it."""
    before = [item["slug"] for item in leaf_through(read, "/api/v1/procedures?limit=50")]

    def publish():
        at.now += timedelta(seconds=1)
        early = rows.procedure(rows.version(code="9.000011"), slug="a-som", former_codes=())
        late = rows.procedure(rows.version(code="9.000012"), slug="zz-muon", former_codes=())
        publish_procedures(publication=rows.publication(early, late), by=rows.OPERATOR, at=at.now)

    during = [item["slug"] for item in leaf_through(read, "/api/v1/procedures?limit=50", publish)]
    after = [item["slug"] for item in leaf_through(read, "/api/v1/procedures?limit=50")]

    assert during == before  # As it was known when the reader began.
    assert set(after) == {*before, "a-som", "zz-muon"}


def test_what_was_begun_before_the_first_page_and_kept_after_it_is_of_the_next_edition(
    read, at, after_loading
):
    """An act has its moment when it begins, its reader when it ends; clocks differ besides."""

    def named(name):
        version = rows.version(name=name, valid_from=date(2025, 7, 1))
        publish_procedures(
            publication=rows.publication(rows.procedure(version, slug="zz-thu")),
            by=rows.OPERATOR,
            at=at.now - timedelta(seconds=2),
        )

    named("Tên cũ")
    items = leaf_through(read, "/api/v1/procedures?limit=50", meanwhile=lambda: named("Tên mới"))
    assert [each["name"] for each in items if each["slug"] == "zz-thu"] == ["Tên cũ"]
    assert read("/api/v1/procedures/zz-thu")["name"] == "Tên mới"


def test_link_in_the_head_is_next(client):
    response = client.get("/api/v1/procedures?limit=3")

    assert response.headers["Link"] == f'<{response.json()["next"]}>; rel="next"'
    assert "Link" not in client.get("/api/v1/procedures?field=khong-co").headers


def test_a_record_says_what_the_catalogue_has(read):
    record = read("/api/v1/procedures/dang-ky-khai-sinh")
    page = procedure_on("dang-ky-khai-sinh", TODAY)

    assert record["code"] == "1.001193"
    assert record["limit"] == {"value": 1.0, "unit": "working_days"}
    assert record["cutoff"] == "15:00"
    assert [each["name"] for each in record["components"]] == [
        component.name for component in page.components
    ]
    assert [each["number"] for each in record["legal_basis"]] == [
        basis.number for basis in page.legal_basis
    ]
    assert record["page"].endswith("/thu-tuc/dang-ky-khai-sinh/")
    assert record["day"] == "2026-11-19"


def test_a_record_is_of_the_day_asked_for(read):
    """Three tiers until 30 June 2025, two since (72/2025/QH15)."""
    before = read("/api/v1/procedures/dang-ky-khai-sinh?day=2025-06-30")
    since = read("/api/v1/procedures/dang-ky-khai-sinh?day=2025-07-01")

    assert before["valid_to"] == "2025-06-30"
    assert since["valid_from"] == "2025-07-01"
    assert before["receiving_places"] != since["receiving_places"]


def test_a_record_is_as_it_was_known_at_the_moment_asked_for(read, at, after_loading):
    """A correction is not known before it is made, and what it corrects is not forgotten."""
    first = rows.publication(rows.procedure(rows.version(limit_value=7.0)))
    publish_procedures(publication=first, by=rows.OPERATOR, at=at.now)
    between = at.now + timedelta(minutes=30)
    at.now += timedelta(hours=1)
    second = rows.publication(rows.procedure(rows.version(limit_value=5.0)))
    publish_procedures(publication=second, by=rows.OPERATOR, at=at.now)
    moment = between.isoformat().replace("+", "%2B")

    assert read("/api/v1/procedures/giay-thu")["limit"]["value"] == 5
    assert read(f"/api/v1/procedures/giay-thu?known_at={moment}")["limit"]["value"] == 7
    listed = leaf_through(read, f"/api/v1/procedures?known_at={moment}")
    assert [item["limit"]["value"] for item in listed if item["slug"] == "giay-thu"] == [7]


def test_versions_tell_everything_ever_recorded(read, at):
    publish_procedures(
        publication=rows.publication(rows.procedure(rows.version(limit_value=7.0))),
        by=rows.OPERATOR,
        at=at.now,
    )
    at.now += timedelta(hours=1)
    publish_procedures(publication=rows.publication(), by=rows.OPERATOR, at=at.now)

    told = read("/api/v1/procedures/giay-thu/versions")

    assert told["standing"] == "in_force"
    superseded = [version["superseded_at"] is not None for version in told["items"]]
    assert superseded == [True, False]


@pytest.mark.parametrize("suffix", ["", "?day=2026-01-02"])
def test_a_national_code_leads_on_to_the_slug(client, suffix):
    response = client.get(f"/api/v1/procedures/1.001193{suffix}")

    assert response.status_code == 301
    assert response.headers["Location"] == f"/api/v1/procedures/dang-ky-khai-sinh{suffix}"


@pytest.mark.parametrize("day", ["1900-01-01", "2018-06-20"])
def test_what_is_not_in_force_on_the_day_is_not_found(client, day, at):
    publish_procedures(publication=rows.publication(), by=rows.OPERATOR, at=at.now)

    assert client.get(f"/api/v1/procedures/giay-thu?day={day}").status_code == 404


def test_what_differs_between_two_versions_is_told_in_words(client, read, at):
    before = rows.version(limit_value=7.0, valid_to=date(2026, 12, 31))
    after = rows.version(limit_value=5.0, valid_from=date(2027, 1, 1))
    publish_procedures(
        publication=rows.publication(rows.procedure(before, after)), by=rows.OPERATOR, at=at.now
    )
    former, later = (
        each["version_id"] for each in read("/api/v1/procedures/giay-thu/versions")["items"]
    )
    address = f"/api/v1/procedures/giay-thu/differences?former={former}&later={later}"

    sentences = [each["sentence"] for each in read(address)["items"]]

    assert "Thời hạn giải quyết: 7 → 5 ngày làm việc" in sentences
    other = f"/api/v1/procedures/dang-ky-khai-sinh/differences?former={former}&later={later}"
    assert client.get(other).status_code == 404  # Versions of another procedure.
    assert client.get("/api/v1/procedures/giay-thu/differences").status_code == 422
