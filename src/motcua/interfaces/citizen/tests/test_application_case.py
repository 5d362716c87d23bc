"""LR-138. Which case is asked first: papers, time and money follow it, and it can be changed."""

import re

import pytest
from django.apps import apps

from motcua.domain.dossiers.selectors import dossier_of_applicant
from motcua.domain.dossiers.tests.people import DELIVERY, PAGES
from motcua.domain.drafts.selectors import drafts_of
from motcua.interfaces.citizen.tests.browsing import (
    BIRTH,
    START,
    begin,
    fill,
    filled_in,
    opened,
    picture,
    send,
    step_of,
    text,
    words,
)

ANSWERED = {**PAGES, "noi-nop": DELIVERY}


def only_draft(people):
    (draft,) = drafts_of(people.citizen.account_id)
    return draft


def drafts():
    return apps.get_model("drafts", "Draft").objects


def case_page(client):
    return opened(client, send(client, client.get(START)))


def go_on(client, page, step):
    while step_of(page) != step:
        page = fill(client, page, **ANSWERED.get(step_of(page), {}))
    return page


def code_of(page):
    return re.search(r"data-code>([^<]+)<", text(page)).group(1)


def test_it_is_the_first_question_and_nothing_is_ticked(citizen, people):
    page = case_page(citizen)

    assert step_of(page) == "truong-hop"
    assert "Bước 1 trong 7 Trường hợp của ông/bà" in words(page)
    assert "Quá hạn sau 60 ngày kể từ ngày sinh" in words(page)
    assert text(page).count('name="case_key"') == 6  # Five cases and "not sure".
    assert "case_key" not in filled_in(page)


def test_who_goes_on_without_an_answer_is_asked_again(citizen, people):
    for typed in ({}, {"case_key": "khong-co"}):
        page = fill(citizen, case_page(citizen), **typed)

        assert step_of(page) == "truong-hop"
        assert "Xin chọn một trường hợp." in words(page)
        assert 'href="#o-case_key"' in text(page)
    assert {draft.case_key for draft in drafts_of(people.citizen.account_id)} == {""}


def test_a_foundling_is_not_asked_for_a_birth_paper_and_the_dossier_says_the_case(citizen, people):
    page = fill(citizen, case_page(citizen), case_key="bi-bo-roi")
    assert step_of(page) == "nguoi-di-khai"
    page = go_on(citizen, page, "giay-to")
    assert "Biên bản về việc trẻ bị bỏ rơi" in words(page)
    assert "Giấy chứng sinh" not in words(page)
    page = go_on(citizen, page, "xem-lai")
    assert "Trường hợp Trẻ bị bỏ rơi" in words(page)

    page = opened(citizen, send(citizen, page, declared="on"))

    assert "Trường hợp Trẻ bị bỏ rơi" in words(page)
    dossier = dossier_of_applicant(code_of(page), by=people.citizen)
    assert dossier.case_key == "bi-bo-roi"
    assert "Giấy chứng sinh" not in {paper.name for paper in dossier.papers}


def test_who_is_not_sure_is_told_of_all_cases_and_is_not_asked_twice(citizen, people):
    page = go_on(citizen, begin(citizen, case="-"), "giay-to")

    assert "Giấy chứng sinh" in words(page)
    assert "Biên bản về việc trẻ bị bỏ rơi" in words(page)
    back = citizen.get(f"{START}{only_draft(people).draft_id}/truong-hop/")
    assert filled_in(back)["case_key"] == "-"
    page = go_on(citizen, page, "xem-lai")
    assert "Trường hợp Chưa rõ, cán bộ xem giúp khi nhận hồ sơ" in words(page)


def test_changing_it_says_what_changes_and_loses_no_file(citizen, people):
    page = go_on(citizen, begin(citizen, case="bi-bo-roi"), "giay-to")
    order = re.search(r'id="component-(\d+)"[^>]*>(?:(?!</li>).)*Biên bản', text(page), re.DOTALL)
    page = fill(citizen, page, **{f"paper-{order[1]}": picture("biên bản.jpg")})
    assert step_of(page) == "xem-lai"
    change = re.search(r'href="([^"]+/truong-hop/\?tu=xem-lai)"', text(page)).group(1)

    page = fill(citizen, citizen.get(change), case_key="qua-han")

    assert step_of(page) == "xem-lai"
    assert "Đã đổi trường hợp: Quá hạn." in text(page)
    assert "Không cần nữa: Biên bản về việc trẻ bị bỏ rơi" in text(page)
    assert "Tệp của giấy tờ không cần vẫn được giữ" in text(page)
    assert "biên bản.jpg . Không thuộc trường hợp đã chọn" in words(page).replace("jpg.", "jpg .")
    assert only_draft(people).papers.keys() == {int(order[1])}
    papers = citizen.get(page.request["PATH_INFO"].replace("xem-lai", "giay-to"))
    assert "Không thuộc trường hợp đã chọn" in words(papers)
    page = opened(citizen, send(citizen, page, declared="on"))
    dossier = dossier_of_applicant(code_of(page), by=people.citizen)
    assert int(order[1]) not in {paper.order for paper in dossier.papers}


def test_the_same_case_again_says_nothing(citizen, people):
    page = go_on(citizen, begin(citizen, case="qua-han"), "xem-lai")
    address = page.request["PATH_INFO"].replace("xem-lai", "truong-hop") + "?tu=xem-lai"

    page = fill(citizen, citizen.get(address))

    assert step_of(page) == "xem-lai"
    assert "Đã đổi trường hợp" not in text(page)


def test_a_case_chosen_on_the_procedures_page_is_ticked_and_survives_the_sign_in(
    client, citizen, people
):
    shown = client.get(f"/thu-tuc/{BIRTH}/?truong-hop=bi-bo-roi")
    assert f'href="{START}?truong-hop=bi-bo-roi"' in text(shown)
    start = client.get(f"{START}?truong-hop=bi-bo-roi")
    assert "Trường hợp: Trẻ bị bỏ rơi" in words(start)
    assert "Biên bản về việc trẻ bị bỏ rơi" in words(start)
    assert "Giấy chứng sinh" not in words(start)
    assert "truong-hop%3Dbi-bo-roi" in text(start)

    page = opened(citizen, send(citizen, citizen.get(f"{START}?truong-hop=bi-bo-roi")))

    assert filled_in(page)["case_key"] == "bi-bo-roi"


@pytest.mark.parametrize("query", ["?truong-hop=khong-co", '?truong-hop="><script>', ""])
def test_a_case_that_does_not_exist_is_as_if_none_had_been_chosen(citizen, people, query):
    start = citizen.get(f"{START}{query}")

    assert "Bước đầu hỏi ông/bà thuộc trường hợp nào" in words(start)
    page = opened(citizen, send(citizen, start))
    assert "case_key" not in filled_in(page)


def test_a_case_taken_out_of_the_procedure_is_told_and_asked_for_anew(citizen, people):
    page = go_on(citizen, begin(citizen, case="qua-han"), "giay-to")
    page = fill(citizen, page, **{"paper-2": picture()})
    drafts().update(case_key="da-bo")

    refused = opened(citizen, send(citizen, page, declared="on"))
    assert "Xin chọn lại trường hợp: thủ tục đã thay đổi." in words(refused)
    address = re.search(r'href="([^"]+/truong-hop/[^"#]*)#o-case_key"', text(refused)).group(1)
    asked = citizen.get(address)
    assert "trường hợp đã chọn không còn. Xin chọn lại." in words(asked)
    page = fill(citizen, asked, case_key="dung-han")
    assert step_of(page) == "xem-lai"

    assert "Hồ sơ đã đến" in words(opened(citizen, send(citizen, page, declared="on")))


def test_a_draft_from_before_cases_were_asked_for_goes_on_where_it_stopped(citizen, people):
    fill(citizen, begin(citizen), **PAGES["nguoi-di-khai"])
    drafts().update(pages_done=["nguoi-di-khai"])

    page = citizen.get(START)

    assert f'href="{START}{only_draft(people).draft_id}/tre/"' in text(page)


def test_a_procedure_without_cases_has_no_such_step(citizen, people):
    page = begin(citizen, "thi-cong-tren-duong-bo")

    assert step_of(page) == "noi-dung"
    address = page.request["PATH_INFO"].replace("/noi-dung/", "/truong-hop/")
    assert citizen.get(address).status_code == 404
