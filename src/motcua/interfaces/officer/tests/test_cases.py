"""LR-138. Which case a dossier is: said at the counter, read and corrected at the desk."""

import re
from datetime import datetime

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.tests.people import BIRTH, SENT_AT, draft
from motcua.domain.dossiers.tests.ways import register
from motcua.domain.dossiers.values import PaperBrought
from motcua.domain.drafts import actions as drafts
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.officer.tests.pages import dossier_address, form, submit, words
from motcua.interfaces.officer.tests.test_counter import ADDRESS, PERSON, code_in

COPY, MANY = "chung-thuc-ban-sao", "khoi-luong-lon"
MANY_NAME = "Nhiều bản, nhiều trang hoặc nội dung phức tạp"
TEN = datetime(2026, 11, 19, 10, 0, tzinfo=VIETNAM)
IN_TWO_DAYS = datetime(2026, 11, 23, 17, 0, tzinfo=VIETNAM)  # Friday and Monday.


@pytest.fixture(autouse=True)
def morning(at):
    at.now = TEN


@pytest.fixture
def counter(people, browser_of):
    return browser_of(people.one_stop)


def sheet(client, slug=BIRTH, **typed):
    page = client.get(f"{ADDRESS}?thu-tuc={slug}")
    return submit(client, page, ADDRESS, then="route", **typed) if typed else page


def kept_papers(page):
    """The papers that may be ticked as received, in their order."""
    return [int(order) for order in re.findall(r'name="papers-(\d+)"', page.content.decode())]


def copies(people, case_key=""):
    papers = [PaperBrought(order=1, original_count=1)]
    return register(people, procedure_slug=COPY, case_key=case_key, papers=papers, at=TEN)


def sent(people, case_key):
    draft_id = draft(people)
    drafts.choose_case(draft_id=draft_id, case_key=case_key, by=people.citizen, at=SENT_AT)
    return dossiers.submit(draft_id=draft_id, by=people.citizen, at=SENT_AT).dossier_code


# At the counter


def test_the_case_is_offered_and_not_asked_for(counter):
    page = sheet(counter).content.decode()
    options = re.search(r'name="case_key".*?</select>', page, re.DOTALL).group()
    assert '<option value="" selected>Chưa rõ</option>' in options
    assert "Quá hạn (sau 60 ngày kể từ ngày sinh)" in options
    assert 'name="case_key"' not in sheet(counter, "thi-cong-tren-duong-bo").content.decode()


def test_papers_and_limit_follow_the_case_and_ticks_stay(counter):
    every = kept_papers(sheet(counter))
    page = sheet(counter, **PERSON, case_key="bi-bo-roi")
    found = kept_papers(page)
    assert set(found) < set(every)
    assert {1, 2} <= set(found)  # The second is not of this case, but it was ticked before.
    assert found[-1] == 2
    assert 'name="papers-2" checked' in page.content.decode()
    assert "Trường hợp: Đúng hạn; Quá hạn" in words(page)
    assert "Thời hạn: 2 ngày làm việc." in words(sheet(counter, COPY, case_key=MANY))
    assert "Thời hạn: trong ngày làm việc." in words(sheet(counter, COPY, case_key="thong-thuong"))


def test_a_dossier_is_entered_in_its_case_and_due_by_it(counter, row):
    page = sheet(counter, COPY, **PERSON, case_key=MANY)
    dossier = row(code_in(submit(counter, page, ADDRESS, then="accept", case_key=MANY)))
    assert (dossier.case_key, dossier.state, dossier.due_at) == (MANY, "accepted", IN_TWO_DAYS)


def test_without_a_script_the_page_shows_what_another_case_asks_before_anything_is_entered(
    counter, row, written
):
    page = sheet(counter, COPY)
    before = written()
    answer = submit(counter, page, ADDRESS, **PERSON, then="accept", case_key=MANY)
    assert answer.status_code == 422
    assert "Giấy tờ, thời hạn và phí đã theo trường hợp vừa chọn." in words(answer)
    assert "Thời hạn: 2 ngày làm việc." in words(answer)
    assert written() == before
    code = code_in(submit(counter, answer, ADDRESS, then="accept", case_key=MANY))
    assert row(code).case_key == MANY


@pytest.mark.parametrize("case_key", ["khong-co", "qua-han", '"><script>'])
def test_a_case_that_is_not_there_enters_nothing(counter, written, case_key):
    page = sheet(counter, COPY)
    before = written()
    shown = {"case_key": case_key, "case_shown": case_key}
    answer = submit(counter, page, ADDRESS, **PERSON, **shown, then="accept")
    assert answer.status_code == 422
    assert "Xin chọn trong danh sách." in words(answer)
    assert written() == before


def test_a_fee_of_another_case_is_not_ticked_and_says_whose_it_is(counter):
    """Births: what is free in time, and 8,000 đồng a copy in every case."""
    page = sheet(counter, case_key="qua-han")
    fees = re.findall(r'name="fee" value="(\d+)"( checked)?', page.content.decode())
    assert ("0", "") in fees
    assert "Trường hợp: Đúng hạn;" in words(page)


# At the desk


def test_the_page_says_the_case_and_that_it_is_not_known(counter, people):
    known, unknown = copies(people, MANY), copies(people)
    assert f"Trường hợp {MANY_NAME}" in words(counter.get(dossier_address(known)))
    assert "Trường hợp chưa rõ" in words(counter.get(dossier_address(unknown)))


def test_who_accepts_sees_each_cases_limit_and_may_correct_it(counter, people, row):
    code = copies(people)
    page = counter.get(dossier_address(code))
    assert f"{MANY_NAME}: 2 ngày làm việc</option>" in page.content.decode()
    assert '<option value="" selected>Chưa rõ</option>' in page.content.decode()
    accept = f"{dossier_address(code)}tiep-nhan/"
    assert "expected_version" in form(page, accept)
    assert submit(counter, page, accept, case_key=MANY).status_code == 302
    assert (row(code).case_key, row(code).due_at) == (MANY, IN_TWO_DAYS)
    after = counter.get(dossier_address(code))
    assert f"Trường hợp {MANY_NAME}" in words(after)
    assert f"Nộp trực tiếp, {MANY_NAME}" in words(after)


def test_the_applicants_case_is_chosen_already(counter, people, row):
    code = sent(people, "qua-han")
    page = counter.get(dossier_address(code))
    assert '<option value="qua-han" selected>' in page.content.decode()
    assert submit(counter, page, f"{dossier_address(code)}tiep-nhan/").status_code == 302
    assert row(code).case_key == "qua-han"  # A form that says nothing of it leaves it.


def test_a_case_that_is_not_there_is_refused_and_accepts_nothing(counter, people, written):
    code = copies(people, MANY)
    page = counter.get(dossier_address(code))
    before = written()
    answer = submit(counter, page, f"{dossier_address(code)}tiep-nhan/", case_key="khong-co")
    assert answer.status_code == 422
    assert "Thủ tục này không có trường hợp đã chọn." in words(answer)
    assert written() == before


def test_any_listed_paper_may_be_asked_for_those_of_the_case_first(counter, people):
    code = sent(people, "bi-bo-roi")
    page = counter.get(f"{dossier_address(code)}yeu-cau-bo-sung/")
    orders = [int(each) for each in re.findall(r'name="items-(\d+)"', page.content.decode())]
    assert orders != sorted(orders)
    assert orders.index(2) > orders.index(max(orders[:2]))
    assert "Giấy chứng sinh Trường hợp: Đúng hạn; Quá hạn" in words(page)
