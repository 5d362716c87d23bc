"""The list of procedures, with the catalogue that `motcua load` loads."""

import re
from html import unescape

import pytest

from motcua.domain.catalogue.selectors import counts_on
from motcua.foundation import clock
from motcua.interfaces.citizen.catalogue import PROCEDURES_PER_PAGE

pytestmark = pytest.mark.django_db

HOSTILE = '"><script>alert(1)</script>'


def read(client, address):
    page = client.get(address)
    assert page.status_code == 200
    return unescape(page.content.decode())


def names(html):
    return re.findall(r'<a class="name" href="/thu-tuc/([^/]+)/">', html)


def total():
    return counts_on(day=clock.now().date()).total


def test_the_list_shows_all_procedures_in_force_a_page_at_a_time(client):
    html = read(client, "/thu-tuc/")

    assert f"{total()} thủ tục" in html
    assert len(names(html)) == PROCEDURES_PER_PAGE
    assert 'rel="next"' in html
    assert 'rel="prev"' not in html


def test_every_procedure_is_on_exactly_one_page_of_the_list(client):
    pages = -(-total() // PROCEDURES_PER_PAGE)
    seen = [
        slug for n in range(1, pages + 1) for slug in names(read(client, f"/thu-tuc/?trang={n}"))
    ]

    assert len(seen) == len(set(seen)) == total()


@pytest.mark.parametrize("number", ["0", "-1", "9999", "abc", ""])
def test_a_page_number_that_does_not_exist_shows_a_page_all_the_same(client, number):
    assert names(read(client, f"/thu-tuc/?trang={number}"))


@pytest.mark.parametrize("text", ["khai sinh", "KHAI SINH", "dang ky khai sinh", "mới sinh em bé"])
def test_a_search_in_everyday_words_finds_the_birth_registration_first(client, text):
    assert names(client.get("/thu-tuc/", {"q": text}).content.decode())[0] == "dang-ky-khai-sinh"


def test_filters_narrow_the_list_and_stay_in_the_form(client):
    html = read(client, "/thu-tuc/?linh-vuc=ho-tich&cap=commune&doi-tuong=citizen")

    assert 0 < len(names(html)) < PROCEDURES_PER_PAGE + 1
    assert '<option value="ho-tich" selected>' in html
    assert '<option value="commune" selected>' in html
    assert '<option value="citizen" selected>' in html
    assert "lĩnh vực Hộ tịch, cấp xã, công dân Việt Nam" in html


def test_each_choice_says_how_many_procedures_it_would_leave(client):
    html = read(client, "/thu-tuc/")
    label, count = re.search(r'<option value="ho-tich">([^<]+) \((\d+)\)</option>', html).groups()

    assert label == "Hộ tịch"
    assert f"{count} thủ tục" in read(client, "/thu-tuc/?linh-vuc=ho-tich")


def test_the_next_page_keeps_the_filters(client):
    html = read(client, "/thu-tuc/?cap=commune&q=&trang=2")

    assert 'href="?cap=commune&trang=3"' in html


def test_a_filter_that_does_not_exist_is_as_if_it_had_not_been_given(client):
    html = read(client, f"/thu-tuc/?linh-vuc={HOSTILE}&cap=moon&doi-tuong=x&su-kien=x")

    assert f"{total()} thủ tục" in html


def test_a_search_that_finds_nothing_says_so_and_leads_on(client):
    html = read(client, "/thu-tuc/?q=qqqq zzzz")

    assert names(html) == []
    assert "Chưa thấy thủ tục nào như vậy" in html
    assert "Xem tất cả thủ tục" in html


@pytest.mark.parametrize("parameter", ["q", "linh-vuc", "cap", "doi-tuong", "su-kien", "trang"])
def test_what_is_typed_never_becomes_markup(client, parameter):
    html = client.get("/thu-tuc/", {parameter: HOSTILE}).content.decode()

    assert "<script>alert" not in html


def test_a_search_text_stays_in_its_field_escaped(client):
    html = client.get("/thu-tuc/", {"q": HOSTILE}).content.decode()

    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in html


@pytest.mark.parametrize("text", ["\0", "%", "_", "'", "\\", "x" * 5_000, "đ" * 300, "\ud83d"[:0]])
def test_no_text_however_strange_breaks_the_search(client, text):
    assert client.get("/thu-tuc/", {"q": text}).status_code == 200


def test_no_two_lists_have_the_same_title(client):
    addresses = [
        "/thu-tuc/",
        "/thu-tuc/?trang=2",
        "/thu-tuc/?q=khai sinh",
        "/thu-tuc/?linh-vuc=ho-tich",
    ]
    titles = [
        re.search("<title>(.*?)</title>", read(client, address)).group(1) for address in addresses
    ]

    assert len(set(titles)) == len(addresses)


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("sinh-con", "moi-sinh-con"),
        ("nha-dat", "mua-ban-nha-dat"),
        ("xe-co", "mua-ban-xe"),
        ("lam-an", "mo-cua-hang"),
        ("tro-cap", "can-tro-giup"),
        ("nguoi-than-mat", "nguoi-than-qua-doi"),
        ("ket-hon", "ket-hon"),
        ("di-hoc", "di-hoc"),
    ],
)
def test_a_former_address_of_a_life_event_leads_on(client, former, now):
    answer = client.get(f"/thu-tuc/?su-kien={former}")

    assert (answer.status_code, answer["Location"]) == (301, f"/viec-doi/{now}/")


def test_a_list_costs_the_same_whatever_its_length(client, django_assert_max_num_queries, settings):
    client.get("/thu-tuc/?q=mất bằng lái")
    settings.REFERENCE_CACHE_SECONDS = 3600
    with django_assert_max_num_queries(4):  # The list, its counts, and two of the search.
        client.get("/thu-tuc/?q=khai sinh&linh-vuc=ho-tich")


def test_the_list_works_without_a_script_and_is_only_eased_by_one(client):
    html = read(client, "/thu-tuc/")
    form = re.search(r'<form class="mc-sift"[^>]*>', html).group()

    assert 'method="get"' in form
    assert 'action="/thu-tuc/"' in form
    assert 'hx-get="/thu-tuc/"' in form
    assert "<noscript><button" in html
