"""Paper at the counter: entered and accepted in one stroke, or entered to be looked at later."""

import pytest

from motcua.domain.dossiers.tests.people import BIRTH
from motcua.domain.dossiers.tests.ways import wanting
from motcua.interfaces.officer.tests.pages import dossier_address, submit, words

ADDRESS = "/ban-lam-viec/tiep-nhan-giay/"
PERSON = {
    "identity_number": "033190004127",
    "full_name": "Phạm Thị Hạnh",
    "address": "Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên",
    "phone_number": "0900 000 127",
    "papers-1": "on",
    "papers-1-original": "1",
    "papers-2": "on",
    "papers-2-original": "1",
}


@pytest.fixture
def counter(people, browser_of):
    return browser_of(people.one_stop)


def enter(client, **typed):
    page = client.get(f"{ADDRESS}?thu-tuc={BIRTH}")
    return submit(client, page, ADDRESS, **{**PERSON, "then": "accept", **typed})


def test_a_procedure_is_found_without_accents_and_chosen(counter):
    assert "Hay dùng nhất" in words(counter.get(ADDRESS))
    page = counter.get(ADDRESS, {"q": "dang ky khai sinh"})
    assert f'name="thu-tuc" value="{BIRTH}" checked' in page.content.decode()
    assert "Không có thủ tục nào tên như vậy" in words(counter.get(ADDRESS, {"q": "zzz"}))
    assert "Hay dùng nhất" in words(counter.get(ADDRESS, {"thu-tuc": "khong-co"}))


def test_paper_is_entered_and_accepted_in_one_stroke(counter, row):
    """LR-055, LR-003: the slip is there at once."""
    answer = enter(counter)
    assert answer.status_code == 302, words(answer)
    code = answer["Location"].split("/")[2]
    dossier = row(code)
    assert (dossier.state, dossier.channel, dossier.submitter_name) == (
        "accepted",
        "counter",
        "Phạm Thị Hạnh",
    )
    page = words(counter.get(answer["Location"]))
    assert "Ghi nhận hồ sơ giấy" in page
    assert "Xem và in giấy hẹn" in page
    assert "1 bản chính" in page


def test_paper_may_be_entered_to_be_checked_later(counter, row):
    answer = enter(counter, then="look")
    assert row(answer["Location"].split("/")[2]).state == "submitted"
    assert "Tiếp nhận, cấp giấy hẹn" in words(counter.get(answer["Location"]))


def test_a_form_sent_twice_enters_one_dossier(counter, written):
    page = counter.get(f"{ADDRESS}?thu-tuc={BIRTH}")
    answers = [
        submit(counter, page, ADDRESS, **PERSON, then="accept")["Location"] for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert len(written()["Dossier"]) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"full_name": ""}, "Chưa ghi họ tên"),
        ({"identity_number": "0331"}, "Số giấy tờ chưa đúng"),
        ({"phone_number": "12"}, "Số điện thoại chưa đúng"),
        ({"papers-1": "", "papers-2": ""}, "Chưa đánh dấu giấy tờ nào đã nhận."),
        ({"return_method": "post"}, "Chưa ghi địa chỉ nhận kết quả."),
        ({"occurred_at": "31/02/2026", "occurred_at-time": "08:00"}, "Xin ghi ngày theo cách này"),
        ({"occurred_at": "20/11/2026", "occurred_at-time": "08:00"}, "ở tương lai"),
        ({"occurred_at": "18/11/2026"}, "Xin ghi giờ theo cách này"),
        ({"paper_code": "H31.1"}, "Mã hồ sơ trên giấy không đúng cách ghi"),
    ],
)
def test_what_will_not_do_is_named_and_nothing_typed_is_lost(counter, written, typed, said):
    before = written()
    answer = enter(counter, **{"address": "Số 1 phố Nối", **typed})
    assert answer.status_code == 422
    assert said in words(answer)
    page = answer.content.decode()
    assert 'value="Số 1 phố Nối"' in page
    assert all(f'value="{text}"' in page for text in typed.values() if text not in {"", "post"})
    assert written() == before


def test_what_came_while_the_system_was_down_keeps_its_hour(counter, row):
    """61/2018/NĐ-CP art 39.1: both moments are kept, and the clock starts when the papers came."""
    answer = enter(
        counter,
        occurred_at="18/11/2026",
        **{"occurred_at-time": "9h30"},
    )
    assert answer.status_code == 302, words(answer)
    dossier = row(answer["Location"].split("/")[2])
    assert dossier.submitted_at.isoformat() == "2026-11-18T02:30:00+00:00"
    assert dossier.entered_at is not None


def test_only_who_may_register_finds_the_page(people, browser_of):
    for who in ("citizen", "case_officer", "controller", "administrator"):
        assert browser_of(getattr(people, who)).get(ADDRESS).status_code == 404, who
    assert "Nhận hồ sơ giấy" in words(browser_of(people.one_stop).get("/ban-lam-viec/"))
    assert "Nhận hồ sơ giấy" not in words(browser_of(people.case_officer).get("/ban-lam-viec/"))


def test_what_was_missing_is_brought_to_the_counter(counter, people, row):
    """T5 (61/2018/NĐ-CP art 17.1a): nobody need send anything through the network."""
    code = wanting(people)
    address = dossier_address(code)
    page = counter.get(address)
    assert "Đánh dấu giấy tờ người nộp vừa mang đến." in words(page)
    answer = submit(counter, page, f"{address}tiep-nhan/", **{"papers-2-original": "1"})
    assert answer.status_code == 302, words(answer)
    assert row(code).state == "accepted"
    [paper] = row(code).components.filter(supplement=1)
    assert (paper.order, paper.source, paper.original_count) == (2, "paper", 1)


def test_without_it_nothing_is_accepted(counter, people, row):
    code = wanting(people)
    address = dossier_address(code)
    page = counter.get(address)
    unticked = {"papers-2": "", "papers-2-original": "1"}
    answer = submit(counter, page, f"{address}tiep-nhan/", **unticked)
    assert answer.status_code == 422
    assert "Còn thiếu giấy tờ đã được yêu cầu: Giấy chứng sinh." in words(answer)
    assert row(code).state == "supplement_before_acceptance"
