"""Filters of the desk stand in its address; under a name they come back."""

import re
from html import unescape

from django.apps import apps

from motcua.domain.dossiers.tests.people import PHO_HIEN_COMMITTEE, appraising, submitted
from motcua.domain.dossiers.tests.ways import registered
from motcua.domain.workflow.actions.save_view import VIEWS_MAX
from motcua.interfaces.officer.tests.pages import dossier_address, form, words

DESK, VIEWS = "/ban-lam-viec/", "/ban-lam-viec/bo-loc/"


def rows(client, query):
    page = client.get(DESK + query).content.decode()
    return set(re.findall(r'data-open="([^"]+)"', page))


def test_by_channel_by_field_and_by_who_has_it(people, browser_of):
    online, paper = submitted(people), registered(people)
    desk = browser_of(people.one_stop)
    assert rows(desk, "?cach-nop=online") == {dossier_address(online)}
    assert rows(desk, "?cach-nop=counter") == {dossier_address(paper)}
    field_key = apps.get_model("workflow", "Task").objects.values_list("field_key", flat=True)[0]
    assert len(rows(desk, f"?linh-vuc={field_key}")) == 2
    assert rows(desk, "?linh-vuc=dat-dai") == set()
    held = appraising(people)
    elsewhere = f"?muc=noi-khac&ai-giu={people.case_officer.account_id}"
    assert rows(desk, elsewhere) == {dossier_address(held)}
    assert rows(desk, f"?muc=noi-khac&ai-giu={people.leader.account_id}") == set()
    assert rows(desk, f"?muc=noi-khac&co-quan={PHO_HIEN_COMMITTEE}") == {dossier_address(held)}


def test_further_filters_are_chosen_without_a_script_and_taken_off_one_by_one(people, browser_of):
    submitted(people)
    desk = browser_of(people.one_stop)
    opened = desk.get(f"{DESK}?muc=can-lam&loc=mo")
    assert 'name="linh-vuc"' in opened.content.decode()
    assert "Lê Văn Phong" in words(opened)  # A colleague whose work one may look for.
    on = desk.get(f"{DESK}?cach-nop=online&han=cho-tiep-nhan")
    assert "Cách nộp: Trực tuyến" in words(on)
    off = re.search(r'href="([^"]+)"[^>]*><span lang="vi">Cách nộp', on.content.decode())[1]
    assert unescape(off) == f"{DESK}?muc=can-lam&han=cho-tiep-nhan"


def save(client, query, name):
    page = client.get(f"{VIEWS}?{query}")
    return client.post(VIEWS, {**form(page, VIEWS), "name": name})


def test_a_view_is_saved_shown_as_a_chip_and_deleted(people, browser_of):
    submitted(people)
    desk = browser_of(people.one_stop)
    query = "muc=can-lam&han=cho-tiep-nhan&cach-nop=online"
    offered = desk.get(f"{DESK}?{query}").content.decode()
    assert f"{VIEWS}?{query.replace('&', '&amp;')}" in offered
    answer = save(desk, query, "Mới nộp trên mạng")
    assert answer["Location"] == f"{DESK}?{query}"
    page = desk.get(f"{DESK}?{query}")
    assert "Đã lưu bộ lọc “Mới nộp trên mạng”." in words(page)
    assert 'class="mc-filter mc-saved on"' in page.content.decode()
    assert "Lưu bộ lọc này" not in words(page)
    assert "Mới nộp trên mạng" not in words(browser_of(people.colleague).get(DESK))

    listed = desk.get(VIEWS)
    address = re.search(r'action="([^"]+/xoa/)"', listed.content.decode())[1]
    assert browser_of(people.colleague).post(address).status_code == 404
    desk.post(address, form(listed, address))
    assert "Mới nộp trên mạng" not in words(desk.get(DESK))


def test_what_the_desk_does_not_understand_is_not_kept(people, browser_of):
    desk = browser_of(people.one_stop)
    page = desk.get(f"{VIEWS}?han=qua-han")
    typed = {**form(page, VIEWS), "name": "Lạ", "query": "han=qua-han&next=//evil.example&sau=x"}
    assert desk.post(VIEWS, typed)["Location"] == f"{DESK}?muc=can-lam&han=qua-han"


def test_a_name_that_will_not_do_is_asked_for_again(people, browser_of):
    desk = browser_of(people.one_stop)
    answer = save(desk, "han=qua-han", " ")
    assert answer.status_code == 422
    assert "Tên của bộ lọc phải có từ 1 đến 60 chữ." in words(answer)
    for number in range(VIEWS_MAX):
        assert save(desk, "han=qua-han", f"Bộ lọc {number}").status_code == 302
    answer = save(desk, "han=qua-han", "Một nữa")
    assert answer.status_code == 409
    assert "nhiều nhất 20 bộ lọc" in words(answer)
    assert "Một nữa" in answer.content.decode()  # What was typed is still there.


def test_without_filters_there_is_nothing_to_save(people, browser_of):
    assert "Chưa lưu bộ lọc nào" in words(browser_of(people.one_stop).get(VIEWS))
