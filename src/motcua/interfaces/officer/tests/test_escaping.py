"""Whatever people type is text on every page of the desk, never markup."""

from datetime import timedelta

import pytest

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests import ways_process as process
from motcua.domain.dossiers.tests.people import (
    DELIVERY,
    PAGES,
    draft,
    propose,
    register,
    submitted,
)
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, form, submit

EVIL = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>"
ASKED_OF = {"agency_code": walk.SON_NAM_COMMITTEE}
KEPT = {"csrfmiddlewaretoken", "idempotency_key", "expected_version"}
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


@pytest.mark.parametrize(
    ("reach", "act", "who", "given"),
    [
        (ways.withdrawing, "decline_withdrawal", "one_stop", {"reason": EVIL}),
        (
            walk.appraising,
            "consult",
            "case_officer",
            {
                "agency_code": walk.SON_NAM_COMMITTEE,
                "question": EVIL,
                "answer_by": NOW + timedelta(hours=20),
            },
        ),
        (process.consulted, "answer_consultation", "stranger", {**ASKED_OF, "answer": EVIL}),
        (
            walk.appraising,
            "record_verification",
            "case_officer",
            {"happened_at": NOW, "place": EVIL, "participants": EVIL, "findings": EVIL},
        ),
        (
            walk.appraising,
            "pause",
            "case_officer",
            {"ground": "field_verification", "reason": EVIL, "legal_basis": EVIL},
        ),
        (
            walk.appraising,
            "raise_obligation",
            "case_officer",
            {"kind": "land", "name": EVIL, "amount_vnd": 1},
        ),
        (
            walk.appraising,
            "propose_rejection",
            "case_officer",
            {"reason_key": "other", "reason": EVIL, "legal_basis": EVIL, "letter_number": EVIL},
        ),
        (walk.appraising, "apologise", "leader", {"reason": EVIL, "new_due_at": None}),
        (walk.returned, "reopen", "leader", {"what_was_wrong": EVIL}),
        (
            walk.submitted,
            "record_extra_paper_attempt",
            "one_stop",
            {"paper_name": EVIL},
        ),
    ],
)
def test_what_officials_type_is_text_in_every_panel(people, browser_of, reach, act, who, given):  # noqa: PLR0917
    code = reach(people)
    getattr(actions, act)(dossier_code=code, by=getattr(people, who), at=NOW, **given)
    for reader in ("one_stop", "case_officer", "leader"):
        client = browser_of(getattr(people, reader))
        for place in (*ADDRESSES, dossier_address(code), f"{dossier_address(code)}xem-nhanh/"):
            assert is_harmless(client.get(place)), place
    page = browser_of(people.leader).get(dossier_address(code)).content.decode()
    report = browser_of(people.one_stop).get("/ban-lam-viec/yeu-cau-ngoai-danh-muc/")
    assert is_harmless(report)
    assert act == "decline_withdrawal" or "&lt;script&gt;" in page + report.content.decode()


def test_what_is_typed_into_a_form_comes_back_as_text(people, browser_of):
    code = walk.appraising(people)
    officer = browser_of(people.case_officer)
    for part in ("yeu-cau-bo-sung-khi-giai-quyet", "lay-y-kien", "tam-dung", "trinh-tu-choi"):
        address = f"{dossier_address(code)}{part}/"
        page = officer.get(address)
        names = [name for name in form(page, address) if name not in KEPT]
        assert is_harmless(submit(officer, page, address, **dict.fromkeys(names, EVIL))), part


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
