"""The feed of changes, the map of the site, and what robots leave alone."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.selectors import procedures_on
from motcua.domain.catalogue.tests import rows
from motcua.foundation import clock

from .conftest import NOW

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def entries_of(client):
    feed = ET.fromstring(client.get("/thu-tuc/thay-doi.atom").content)
    return [
        (
            entry.findtext("a:title", namespaces=ATOM),
            entry.findtext("a:summary", namespaces=ATOM),
            entry.find("a:link", ATOM).get("href"),
            entry.findtext("a:id", namespaces=ATOM),
        )
        for entry in feed.findall("a:entry", ATOM)
    ]


@pytest.fixture
def published():
    publish_procedures(
        publication=rows.publication(
            rows.procedure(
                rows.version(limit_value=7.0, valid_to=date(2026, 12, 31)),
                rows.version(limit_value=5.0, valid_from=date(2027, 1, 1)),
            ),
            rows.procedure(
                rows.version(code="9.000009", name="Giấy <cũ>", valid_to=date(2026, 10, 31)),
                slug="giay-cu",
                former_codes=(),
            ),
        ),
        by=rows.OPERATOR,
        at=NOW,
    )


def test_the_feed_tells_what_changes_from_when_and_in_which_words(client, published):
    told = {title: (words, link) for title, words, link, _ in entries_of(client)}

    words, link = told["Sửa đổi: Cấp giấy thử"]
    assert "Có hiệu lực từ ngày 01/01/2027." in words
    assert "<li>Thời hạn giải quyết: 7 → 5 ngày làm việc</li>" in words
    assert link.endswith("/thu-tuc/giay-thu/?ngay=2027-01-01")
    assert "Có hiệu lực từ ngày 01/11/2026." in told["Bãi bỏ: Giấy <cũ>"][0]


def test_entries_have_names_that_stay_and_are_each_once(client, published):
    first, second = entries_of(client), entries_of(client)

    assert [entry[3] for entry in first] == [entry[3] for entry in second]
    assert len({entry[3] for entry in first}) == len(first) > 2


def test_a_feed_that_has_not_changed_is_not_sent_again(client, published):
    first = client.get("/thu-tuc/thay-doi.atom")
    again = client.get("/thu-tuc/thay-doi.atom", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert again.status_code == 304


def test_a_publication_is_in_the_feed_at_once(client):
    before = client.get("/thu-tuc/thay-doi.atom").headers["ETag"]
    new = rows.version(valid_from=date(2026, 12, 1))
    publish_procedures(publication=rows.publication(rows.procedure(new)), by=rows.OPERATOR, at=NOW)

    after = client.get("/thu-tuc/thay-doi.atom", headers={"If-None-Match": before})

    assert after.status_code == 200
    assert "Thủ tục mới: Cấp giấy thử" in after.content.decode()


def test_the_feed_asks_the_database_seldom(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.get("/thu-tuc/thay-doi.atom")


def test_the_map_has_every_procedure_in_force_and_every_address_opens(client):
    response = client.get("/sitemap.xml")
    found = ET.fromstring(response.content).findall("s:url/s:loc", SITES)
    paths = [each.text.removeprefix("http://127.0.0.1:8000") for each in found]
    slugs = {row.procedure.slug for row in procedures_on(day=clock.now().date())}

    assert {f"/thu-tuc/{slug}/" for slug in slugs} <= set(paths)
    assert len(paths) == len(set(paths))
    assert {client.get(path).status_code for path in [*paths[:8], *paths[-3:]]} == {200}


def test_robots_leave_forms_and_desks_alone_and_find_the_map(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /ban-lam-viec/" in text
    assert "Disallow: /ho-so-cua-toi/" in text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text
