"""What search engines read of a procedure, and that it can never run."""

import json
import re
from html import unescape

import pytest

from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.tests import rows

from .conftest import NOW

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def data_of(client, slug):
    html = client.get(f"/thu-tuc/{slug}/").content.decode()
    (block,) = BLOCK.findall(html)
    return {each["@type"]: each for each in json.loads(block)["@graph"]}, html


def test_a_procedure_is_a_government_service_with_who_where_and_how_much(client):
    graph, _ = data_of(client, "dang-ky-khai-sinh")
    service = graph["GovernmentService"]

    assert service["name"] == "Đăng ký khai sinh"
    assert service["identifier"]["value"] == "1.001193"
    assert service["url"].endswith("/thu-tuc/dang-ky-khai-sinh/")
    assert service["provider"][0]["@type"] == "GovernmentOrganization"
    assert service["areaServed"]["name"] == "Hưng Yên"
    assert {"price": "8000", "priceCurrency": "VND"}.items() <= service["offers"][-1].items()
    assert service["availableChannel"]


def test_the_way_to_the_page_is_told_as_it_is_shown(client):
    graph, html = data_of(client, "dang-ky-khai-sinh")
    crumbs = [each["name"] for each in graph["BreadcrumbList"]["itemListElement"]]

    assert crumbs == ["Trang đầu", "Thủ tục", "Hộ tịch", "Đăng ký khai sinh"]
    shown = re.search(r'<nav class="mc-crumb".*?</nav>', html, re.DOTALL).group()
    assert all(name in unescape(shown) for name in crumbs)


def test_words_of_a_record_cannot_end_the_block(client):
    evil = "</script><script>alert(1)</script><!-- & \u2028"
    publish_procedures(
        publication=rows.publication(rows.procedure(rows.version(name=evil))),
        by=rows.OPERATOR,
        at=NOW,
    )

    graph, html = data_of(client, "giay-thu")

    assert graph["GovernmentService"]["name"] == evil
    assert "<script>alert" not in html
