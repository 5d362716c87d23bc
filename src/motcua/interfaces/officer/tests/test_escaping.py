"""Whatever people type is text on every page of the desk, never markup."""

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.tests.people import (
    DELIVERY,
    PAGES,
    draft,
    propose,
    register,
    submitted,
)
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, submit

EVIL = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>"
ADDRESSES = ("/ban-lam-viec/", "/ban-lam-viec/?q=script", "/ban-lam-viec/?muc=noi-khac")


def is_harmless(response):
    text = response.content.decode()
    return "<script>alert" not in text and "<img" not in text and "onerror=alert(1)>" not in text


def test_no_field_reaches_a_page_as_markup(people, browser_of):
    """trust.md C: name, answers, address, file names, reasons, result, search text."""
    applicant = register("ac", EVIL)
    pages = {
        key: {
            name: EVIL if name in {"declarant_name", "child_birth_place", "mother_name"} else value
            for name, value in fields.items()
        }
        for key, fields in PAGES.items()
    }
    draft_id = draft(
        people,
        by=applicant,
        pages=pages,
        delivery={**DELIVERY, "return_method": "post", "return_address": EVIL},
    )
    code = actions.submit(draft_id=draft_id, by=applicant, at=NOW).dossier_code
    address = dossier_address(code)
    counter = browser_of(people.one_stop)
    for place in (*ADDRESSES, f"/ban-lam-viec/?q={EVIL}", f"/ban-lam-viec/?chon={code}", address):
        assert is_harmless(counter.get(place)), place
    page = counter.get(address).content.decode()
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in page

    refuse = f"{address}tu-choi/"
    assert is_harmless(submit(counter, counter.get(refuse), refuse, reason=EVIL, legal_basis=EVIL))
    actions.accept(dossier_code=code, by=people.one_stop, at=NOW)
    actions.hand_over(dossier_code=code, by=people.one_stop, at=NOW)
    actions.take(dossier_code=code, by=people.case_officer, at=NOW)
    propose(code, people, result_name=EVIL, result_number=EVIL)
    actions.send_back(dossier_code=code, reason=EVIL, by=people.leader, at=NOW)
    officer = browser_of(people.case_officer)
    for place in (*ADDRESSES, address, f"{address}trinh-ky/", f"{address}xem-nhanh/"):
        assert is_harmless(officer.get(place)), place


def test_invisible_characters_stop_nothing(people, browser_of):
    """PostgreSQL refuses the NUL character: it must not become an error of ours."""
    code = submitted(people)
    counter = browser_of(people.one_stop)
    address = f"{dossier_address(code)}tu-choi/"
    assert counter.get("/ban-lam-viec/", {"q": "\0"}).status_code == 200
    assert counter.get("/ban-lam-viec/", {"q": "H\0ạnh"})["Location"] == dossier_address(code)
    assert counter.get("/ban-lam-viec/%00/").status_code == 404
    answer = submit(
        counter,
        counter.get(address),
        address,
        reason_key="other",
        reason="Trẻ không\0 cư trú ở đây.\r\nXin nộp tại xã Tiên Lữ.\x07",
        legal_basis="Luật Hộ tịch\0 2014",
    )
    assert answer.status_code == 302
    page = counter.get(dossier_address(code)).content.decode()
    assert "Trẻ không cư trú ở đây.<br>Xin nộp tại xã Tiên Lữ." in page
