"""The frame of every page: what it says about itself, what it never carries, what it weighs."""

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

pytestmark = pytest.mark.urls("motcua.interfaces.design_system.tests.urls")

BYTES_MAX = 100 * 1024  # ui.md: first load of a public page, compressed.
TEMPLATES = ["design_system/page.html", "design_system/desk.html", "design_system/problem.html"]
PROBLEM = {
    "title": "Hệ thống đang tạm nghỉ",
    "message": "Cơ sở dữ liệu đang tạm ngừng.",
    "remedy": "Xin chờ một phút.",
    "request_number": "7F3A-2C91",
}


class Reader(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.fors = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.ids += [attributes["id"]] if "id" in attributes else []

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


class NoDatabase:
    """Stands where the session and the account would be: any question to it fails."""

    def __getattr__(self, name):
        raise AssertionError(f"the page asked the database: {name}")


def request_of(*, signed_in=False, address="/"):
    request = RequestFactory().get(address)
    request.user = SimpleNamespace(is_authenticated=signed_in)
    request.actor = SimpleNamespace(full_name="Nguyễn Thị Thu Hà")
    request._messages = []
    return request


def page(template, **context):
    return render_to_string(template, context, request=context.pop("request", request_of()))


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_is_inline_so_that_the_content_security_policy_needs_no_exception(template):
    reader = Reader(page(template, **PROBLEM))

    assert all("src" in script for script in reader.all("script"))
    assert reader.all("style") == []
    for tag, attributes in reader.tags:
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith(("on", "hx-on"))], tag


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_page_has_a_language_one_main_part_and_a_way_to_skip_to_it(template):
    html = page(template, **PROBLEM)
    reader = Reader(html)

    assert reader.all("html")[0]["lang"] == "vi"
    assert len(reader.all("main")) == 1
    assert 'class="mc-skip" href="#noi-dung"' in html
    assert len(set(reader.ids)) == len(reader.ids)


@pytest.mark.parametrize("template", TEMPLATES)
def test_htmx_may_neither_evaluate_text_nor_leave_the_site(template):
    meta = next(m for m in Reader(page(template)).all("meta") if m.get("name") == "htmx-config")

    assert '"allowEval":false' in meta["content"]
    assert '"selfRequestsOnly":true' in meta["content"]
    assert '"includeIndicatorStyles":false' in meta["content"]
    assert '"historyCacheSize":0' in meta["content"]  # No page of a person in the browser's store.


def test_the_problem_page_is_drawn_when_there_is_no_database_and_says_what_to_do():
    request = RequestFactory().get("/thu-tuc/")
    request.user, request.actor, request.session = NoDatabase(), NoDatabase(), NoDatabase()
    request._messages = NoDatabase()

    html = page("design_system/problem.html", request=request, **PROBLEM)

    for words in PROBLEM.values():
        assert words in html
    assert f'href="{reverse("citizen:home")}"' in html


@pytest.mark.parametrize("is_demonstration", [True, False])
def test_a_demonstration_says_that_its_people_are_invented(settings, is_demonstration):
    settings.IS_DEMONSTRATION = is_demonstration

    assert ("Bản dùng thử" in page("design_system/page.html")) is is_demonstration


def test_the_address_of_the_page_cannot_break_out_of_the_language_form():
    html = page(
        "design_system/page.html", request=request_of(address='/?q="><script>alert(1)</script>')
    )

    assert "<script>alert" not in html


def test_the_sheet_of_components_is_not_there_outside_a_demonstration(client, settings):
    settings.IS_DEMONSTRATION = False

    assert client.get("/ban-mau/").status_code == 404


def test_the_frame_of_a_public_page_leaves_room_for_its_content_on_a_bad_network():
    """Style, type, scripts and the frame itself: a page may add what is left of 100 KB."""
    html = page("design_system/page.html")
    parts = weights(html) | {
        "htmx.min.js": weight("htmx.min.js"),
        "page": len(gzip.compress(html.encode())),
    }

    assert sum(parts.values()) <= BYTES_MAX * 0.85, parts


def weights(html):
    """Compressed sizes of all that a page loads, with every typeface file a text in it may need."""
    names = re.findall(rf'(?:href|src)="{re.escape(settings.STATIC_URL)}([^"]+)"', html)
    fonts = re.findall(r'url\("?([^")]+)"?\)', static_text("fonts/fonts.css"))
    return {name: weight(name) for name in {*names, *(f"fonts/{font}" for font in fonts)}}


def weight(name):
    found = finders.find(name)
    assert found, f"{name} is not built: run `make env`"
    content = Path(found).read_bytes()
    return len(content) if name.endswith("woff2") else len(gzip.compress(content))


def static_text(name):
    return Path(finders.find(name)).read_text(encoding="utf-8")
