"""What people type is text on every page, whatever it looks like (trust.md C7)."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.tests.people import DELIVERY, PAGES
from motcua.domain.dossiers.tests.people import register as registered
from motcua.domain.drafts.selectors import draft_of
from motcua.interfaces.citizen.tests.browsing import START, begin, fill, picture, send, step_of

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "{{ 7|add:7 }}{% load x %}",
    "</textarea><script>alert(1)</script>",
    "javascript:alert(1)",
    "%(label)s %s {due} ${7*7}",
    "=cmd|' /C calc'!A0",
    "\u202e\u2066evil\u2069 %0d%0aSet-Cookie: a=b",
]
TYPED = [
    (page, name)
    for page, answers in PAGES.items()
    for name in answers
    if name not in {"relation", "child_sex", "parents_married"}
]


def harmless(page):
    """The markup holds none of the payloads as markup."""
    body = page.content.decode()
    for sign in ("<script>alert", "<img src=x", "<svg/onload", 'href="javascript:'):
        assert sign not in body
    return body


@pytest.mark.parametrize(("step", "name"), TYPED)
def test_every_field_of_the_form_keeps_hostile_text_as_text(citizen, people, step, name):
    page = begin(citizen)
    while step_of(page) != step:
        page = fill(citizen, page, **PAGES[step_of(page)])
    base = page.request["PATH_INFO"].removesuffix(f"{step}/")
    for payload in PAYLOADS:
        page = citizen.get(f"{base}{step}/")
        answer = send(citizen, page, **PAGES[step] | {name: payload})
        assert answer.status_code == 303
        for path in (f"{step}/?can-sua=1", "xem-lai/", "noi-nop/"):
            harmless(citizen.get(base + path))
    harmless(citizen.get("/ho-so-cua-toi/"))
    harmless(citizen.get(START))


@pytest.mark.parametrize("name", list(DELIVERY))
def test_so_does_the_page_of_delivery(citizen, people, name):
    page = begin(citizen)
    base = page.request["PATH_INFO"].removesuffix("nguoi-di-khai/")
    for payload in [*PAYLOADS, "a\x00b", "\ud7ff\ufffe", "x" * 5000]:
        page = citizen.get(f"{base}noi-nop/")
        assert send(citizen, page, **DELIVERY | {name: payload}).status_code == 303
        harmless(citizen.get(f"{base}noi-nop/?can-sua=1"))
        harmless(citizen.get(f"{base}xem-lai/"))


def test_the_names_of_files_are_text(citizen, people):
    page = begin(citizen)
    base = page.request["PATH_INFO"].removesuffix("nguoi-di-khai/")
    draft_id = base.rstrip("/").rsplit("/", 1)[-1]
    for payload in PAYLOADS:
        sent = picture()
        sent._name = f"{payload}.jpg"
        page = citizen.get(f"{base}giay-to/")
        send(citizen, page, **{"paper-2": sent})
        harmless(citizen.get(f"{base}giay-to/"))
        harmless(citizen.get(f"{base}xem-lai/"))
        answer = citizen.get(f"{base}giay-to/2/tep/")
        assert "\n" not in answer["Content-Disposition"]
    assert 2 in draft_of(draft_id, account_id=people.citizen.account_id).papers


@pytest.mark.parametrize("payload", PAYLOADS[:3])
def test_a_dossier_full_of_hostile_text_shows_it_as_text(people, browser_of, payload):
    from motcua.domain.dossiers.tests import people as story  # noqa: PLC0415

    hostile = registered("doc", payload, identity_number="033190004999")
    pages = {
        key: {
            name: payload[:38] if (key, name) in TYPED and value.isalpha() else value
            for name, value in typed.items()
        }
        for key, typed in PAGES.items()
    }
    delivery = DELIVERY | {"return_method": "post", "return_address": payload}
    draft_id = story.draft(people, by=hostile, pages=pages, delivery=delivery)
    code = dossiers.submit(draft_id=draft_id, by=hostile, at=story.SENT_AT).dossier_code
    dossiers.refuse(
        dossier_code=code,
        reason_key="other",
        reason=f"Lý do: {payload}",
        legal_basis=payload,
        by=people.one_stop,
        at=story.ACCEPTED_AT,
    )
    browser = browser_of(hostile)

    body = harmless(browser.get(f"/tra-cuu/{code}/"))
    harmless(browser.get("/ho-so-cua-toi/"))

    assert "&lt;" in body or "&quot;" in body or "&#x27;" in body


@pytest.mark.parametrize("address", [
    "/nop-ho-so/<script>alert(1)</script>/",
    "/tra-cuu/<script>alert(1)</script>/",
    "/tra-cuu/?ma=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "/ho-so-cua-toi/?trang=<script>alert(1)</script>",
    "/tra-cuu/H31.101.00-261119-0001/?giay=<script>alert(1)</script>",
    "/tra-cuu/H31.101.00-261119-0001/?giay=%C3%A9%00",
])  # fmt: skip
def test_addresses_are_text_too(citizen, people, address):
    answer = citizen.get(address, follow=True)

    assert answer.status_code < 500
    harmless(answer)


@pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example", "xem-lai/../.."])
def test_nothing_leads_out_of_the_site(citizen, people, wanted):
    page = begin(citizen)

    answer = send(citizen, page, tu=wanted, next=wanted, **PAGES["nguoi-di-khai"])

    assert answer["Location"].startswith(START)
    assert "evil" not in answer["Location"]
