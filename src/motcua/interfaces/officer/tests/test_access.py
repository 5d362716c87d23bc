"""Who sees the desk, and what of it. What is not one's own looks like nothing (trust.md C2)."""

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLResolver

from motcua.domain.dossiers.tests.people import accepted, signing, submitted
from motcua.domain.workflow.tests.following import follow_all
from motcua.interfaces.officer import urls
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, words

PAGES = ("", "xem-nhanh/", "tu-choi/", "trinh-ky/", "tra-lai/", "giay-hen.pdf", "giay-to/2/")
FORMS = (
    "tiep-nhan/",
    "tu-choi/",
    "chuyen/",
    "nhan-viec/",
    "trinh-ky/",
    "tra-lai/",
    "ky-duyet/",
    "tra-ket-qua/",
    "so-dinh-danh/",
)


def addresses(patterns):
    """Every address, also those of a folder of pages."""
    for entry in patterns:
        yield from addresses(entry.url_patterns) if isinstance(entry, URLResolver) else [entry]


def test_every_address_of_the_desk_is_protected():
    assert [
        pattern.name
        for pattern in addresses(urls.urlpatterns)
        if not hasattr(pattern.callback, "protection")
    ] == []


def test_whoever_is_not_signed_in_is_led_to_the_sign_in_page(people):
    address = dossier_address(submitted(people))
    for part in PAGES:
        answer = Client().get(address + part)
        assert answer.status_code == 302, part
        assert answer["Location"].startswith("/dang-nhap/?next=%2Fban-lam-viec%2F")


def test_a_dossier_of_another_agency_cannot_be_told_from_none(people, browser_of):
    client = browser_of(people.stranger)
    hidden, missing = (
        words(client.get(dossier_address(code))).split("số này:")[0]
        for code in (accepted(people), "H31.101.00-261119-9999")
    )
    assert hidden == missing
    by_form_hidden, by_form_missing = (
        words(client.post(f"{dossier_address(code)}tiep-nhan/")).split("số này:")[0]
        for code in (submitted(people), "H31.101.00-261119-9999")
    )
    assert by_form_hidden == by_form_missing


@pytest.mark.parametrize("who", ["citizen", "stranger", "administrator"])
def test_a_dossier_of_others_looks_like_none(people, browser_of, who):
    """Also to the applicant: this is the officers' side of the house."""
    address = dossier_address(accepted(people))
    client = browser_of(getattr(people, who))
    for part in PAGES:
        answer = client.get(address + part)
        assert answer.status_code == 404, part
        assert "Phạm Thị Hạnh" not in words(answer), part


@pytest.mark.parametrize("who", ["citizen", "stranger", "administrator", "controller"])
def test_nobody_acts_on_a_dossier_without_the_right(people, browser_of, written, who):
    address = dossier_address(signing(people))
    client = browser_of(getattr(people, who))
    follow_all(at=NOW)
    before = written()
    fields = {"reason": "Sai tên đệm của trẻ, xin xem lại.", "result_name": "x", "act": "take"}
    for part in FORMS:
        answer = client.post(address + part, fields)
        may_look = who == "controller" and part == "so-dinh-danh/"
        assert answer.status_code == (302 if may_look else 404), part
    assert written() == before


def test_a_citizen_finds_no_desk(people, browser_of):
    assert browser_of(people.citizen).get("/ban-lam-viec/").status_code == 404


def test_an_officer_without_rights_on_dossiers_is_told_why_the_desk_is_empty(people, browser_of):
    answer = browser_of(people.administrator).get("/ban-lam-viec/")
    assert answer.status_code == 200
    assert "Tài khoản này không xử lý hồ sơ" in words(answer)


def test_lists_and_search_show_nothing_of_other_agencies(people, browser_of):
    code = submitted(people)
    client = browser_of(people.stranger)
    for query in ("", "?muc=noi-khac", f"?q={code}", "?q=Hạnh", "?q=033190004127"):
        text = words(client.get(f"/ban-lam-viec/{query}"))
        assert "Đăng ký khai sinh" not in text
        assert "Phạm Thị Hạnh" not in text


def test_a_controller_reads_and_is_offered_nothing(people, browser_of):
    code = signing(people)
    page = words(browser_of(people.controller).get(dossier_address(code)))
    assert "Lúc này ông/bà không phải làm gì với hồ sơ này." in page
    assert "Ký duyệt là việc của lãnh đạo Ủy ban nhân dân phường Phố Hiến." in page


def test_every_look_is_in_the_diary(people, browser_of):
    """trust.md B3: page, file, slip, identity number, each with its purpose."""
    code = accepted(people)
    client = browser_of(people.one_stop)
    address = dossier_address(code)
    client.get(address)
    client.get(f"{address}giay-to/2/")
    client.get(f"{address}giay-hen.pdf")
    client.get(f"{address}xem-nhanh/")
    client.post(f"{address}so-dinh-danh/")
    diary = apps.get_model("journal", "Reading").objects.filter(by=people.one_stop.reference)
    assert list(diary.order_by("id").values_list("purpose", flat=True)) == [
        "dossier_page",
        "paper:2",
        "receipt_slip",
        "glance",
        "identity_number",
    ]


def test_identity_numbers_are_masked_until_asked_for_and_then_shown_once(people, browser_of):
    code = submitted(people)
    client = browser_of(people.one_stop)
    address = dossier_address(code)
    assert "033190004127" not in client.get(address).content.decode()
    client.post(f"{address}so-dinh-danh/")
    assert "033190004127" in client.get(address).content.decode()
    assert "033190004127" not in client.get(address).content.decode()
