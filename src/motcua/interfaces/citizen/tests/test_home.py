"""The first page, with the catalogue that `motcua load` loads."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from motcua.domain.catalogue.selectors import procedures_on
from motcua.domain.guidance.selectors import events_on
from motcua.foundation import clock
from motcua.interfaces.citizen.home import TILES_COUNT_MAX

pytestmark = pytest.mark.django_db

BYTES_MAX = 100 * 1024  # ui.md: first load of a public page, compressed.


def test_the_first_page_asks_one_question_and_searches_the_catalogue(client):
    page = client.get("/")
    html = page.content.decode()

    assert page.status_code == 200
    assert html.count("<h1") == 1
    assert "cần làm giấy tờ gì?" in html
    assert 'action="/thu-tuc/"' in html
    assert 'name="q"' in html


def test_the_first_page_leads_to_tracking_a_dossier(client):
    html = client.get("/").content.decode()

    assert f'action="{reverse("citizen:track")}"' in html
    assert 'name="ma"' in html


@pytest.mark.parametrize(
    "name", ["citizen:catalogue", "citizen:track", "citizen:my_dossiers", "officer:desk"]
)
def test_the_frame_leads_to_every_part_of_the_product(client, name):
    assert f'href="{reverse(name)}"' in client.get("/").content.decode()


def test_the_frame_offers_to_sign_in_and_come_back_and_to_change_the_language(client):
    html = client.get("/thu-tuc/?q=khai+sinh").content.decode()

    assert f'href="{reverse("web:sign_in")}?next=%2Fthu-tuc%2F%3Fq%3Dkhai%2Bsinh"' in html
    assert f'action="{reverse("web:set_language")}"' in html
    assert 'name="language" value="en" lang="en"' in html


def test_every_life_event_of_the_first_page_says_how_many_procedures_it_has(client):
    in_force = {row.procedure.slug for row in procedures_on(day=clock.now().date())}
    html = client.get("/").content.decode()

    events = events_on(clock.now().date())
    for event in events[:TILES_COUNT_MAX]:
        count = len(in_force & set(event.slugs))
        tile = html[html.index(f"/viec-doi/{event.key}/") :].partition("</a>")[0]
        assert f"{count} thủ tục" in tile
    assert f"Xem cả {len(events)} việc" in html


def test_the_first_tiles_are_what_people_need_most(client):
    html = client.get("/").content.decode()
    keys = re.findall(r'href="/viec-doi/([a-z0-9-]+)/"', html)

    assert keys == [event.key for event in events_on(clock.now().date())[:TILES_COUNT_MAX]]
    assert keys[0] == "moi-sinh-con"


def test_every_example_on_the_first_page_finds_something(client):
    html = client.get("/").content.decode()
    examples = re.findall(r'class="mc-chip" href="([^"]+)"', html)

    assert len(examples) == 4
    for address in examples:
        assert 'class="mc-hits"' in client.get(address).content.decode(), address


def test_no_link_of_the_first_page_is_dead(client):
    html = client.get("/").content.decode()
    addresses = set(re.findall(r'href="(/[^"#]*)"', html)) - {"/"}

    for address in addresses:
        if not address.startswith(settings.STATIC_URL):
            assert client.get(address.replace("&amp;", "&")).status_code < 400, address


def test_the_first_page_asks_little_of_the_database(client, django_assert_max_num_queries):
    client.get("/")
    with django_assert_max_num_queries(3):  # Lists, and whether the life events have changed.
        client.get("/")


@pytest.mark.parametrize("address", ["/", "/thu-tuc/", "/thu-tuc/dang-ky-khai-sinh/"])
def test_the_first_load_of_a_public_page_fits_a_bad_network(client, address):
    html = client.get(address).content.decode()
    names = re.findall(rf'(?:href|src)="{re.escape(settings.STATIC_URL)}([^"]+)"', html)
    fonts = Path(finders.find("fonts/fonts.css")).parent.glob("*.woff2")
    sizes = {name: _compressed(Path(finders.find(name)).read_bytes()) for name in names}
    sizes |= {font.name: font.stat().st_size for font in fonts}
    sizes["the page"] = _compressed(html.encode())

    assert sum(sizes.values()) <= BYTES_MAX, sizes


def test_writing_to_the_first_page_is_refused(client):
    assert client.post("/").status_code == 405


def _compressed(content):
    return len(gzip.compress(content))
