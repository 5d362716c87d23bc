"""Life events: one question, one screen; what the answers lead to; on into the application."""

import gzip
import re

import pytest
from django.apps import apps

from motcua.domain.drafts.selectors import drafts_of
from motcua.domain.guidance.actions import publish_guidance
from motcua.domain.guidance.selectors import events_on
from motcua.domain.guidance.tests.events import OPERATOR, description, step
from motcua.foundation import clock

from .browsing import begin, fill, filled_in, opened, send, text, words

pytestmark = pytest.mark.django_db
BIRTH = "/viec-doi/moi-sinh-con/"
ALL = "?cha-me=da-ket-hon&tuoi=dung-han&mang-thai-ho=khong&noi-o=cung-cha-me&thai-san=co"
LATE = "?cha-me=mot-minh-me&tuoi=tu-6-tuoi"
HOSTILE = "%3Cscript%3Ealert(1)%3C/script%3E"


def ways(page):
    return [
        address.replace("&amp;", "&")
        for address in re.findall(
            r'<li><a href="([^"]+)" lang="vi"><span><b>', page.content.decode()
        )
    ]


def test_all_life_events_are_listed_in_the_order_of_need(client, at):
    html = text(client.get("/viec-doi/"))
    keys = re.findall(r'href="/viec-doi/([a-z0-9-]+)/"', html)

    assert keys == [event.key for event in events_on(at.now.date())]


def test_a_question_is_the_heading_and_its_answers_are_links(client):
    page = client.get(BIRTH)

    assert 'lang="vi">Cha và mẹ của bé là ai?</h1>' in text(page)
    assert "câu 1, còn nhiều nhất 4 câu nữa" in words(page)
    assert ways(page)[0] == f"{BIRTH}?cha-me=da-ket-hon"
    assert text(page).count("<h1") == 1
    assert "noindex" not in text(page)


def test_every_way_of_the_first_questions_opens(client):
    for address in ways(client.get(BIRTH)):
        page = client.get(address)
        assert page.status_code == 200
        assert "Ông/bà đã trả lời" in words(page)


def test_the_plan_says_all_that_a_family_asks(client):
    page = client.get(BIRTH + ALL)
    said = words(page)

    assert "Mới sinh con: việc phải làm" in said
    assert "10 ngày làm việc" in said
    assert "Không mất tiền" in said
    assert "Thay cho: Đăng ký khai sinh; Đăng ký thường trú" in said
    assert "Không phải mang: nhà nước đã có" in said
    assert (
        "Giấy chứng nhận kết hôn của cha mẹ Cán bộ tra trong Cơ sở dữ liệu hộ tịch điện tử." in said
    )
    assert "không được đòi thêm giấy tờ" in said
    assert "<svg" in text(page)
    assert 'name="robots" content="noindex"' in text(page)


def test_an_answer_is_changed_without_losing_the_others(client):
    html = text(client.get(BIRTH + ALL))
    changes = re.findall(r'class="again"><a href="([^"]+)"', html)

    assert len(changes) == 5
    assert changes[0] == BIRTH + ALL.replace("cha-me=da-ket-hon&", "")
    page = client.get(changes[0])
    assert "Cha và mẹ của bé là ai?" in text(page)
    assert ways(page)[0] == BIRTH + ALL


@pytest.mark.parametrize(
    "query",
    [
        f"?cha-me={HOSTILE}",
        "?cha-me=&tuoi=dung-han",
        f"?xa={HOSTILE}",
        "?cha-me=%00",
        "?la=x",
        "?cha-me=" + 10_000 * "a",
        "?cha-me=bo-roi&cha-me=khong-co",  # said twice: the last counts
        "?cha-me=%FF&%FF=bo-roi",
    ],
)
def test_what_is_no_answer_is_as_if_not_given(client, query):
    page = client.get(BIRTH + query)

    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
    assert "câu 1," in words(page)


def test_an_unknown_event_leads_on(client):
    page = client.get("/viec-doi/khong-co/")

    assert page.status_code == 404
    assert "ô tìm thủ tục" in text(page)


def test_a_former_key_keeps_its_answers(client):
    publish_guidance(description=description(), by=OPERATOR, at=clock.now())
    answer = client.get("/viec-doi/viec-cu/?xa=12019&con=co&la=x")

    assert (answer.status_code, answer["Location"]) == (301, "/viec-doi/viec-thu/?con=co&xa=12019")


def test_a_procedure_that_has_ended_is_skipped_with_a_word(client):
    event = description(steps=[step("a"), step("b", title="Việc đã bỏ")], notes=[])
    publish_guidance(description=event, by=OPERATOR, at=clock.now())
    # The catalogue of a later day no longer has what one step names.
    model = apps.get_model("guidance", "EventVersion")
    row = model._default_manager.get(key="viec-thu")
    row.description["steps"][1]["procedure"] = "thu-tuc-da-bai-bo"
    row.save()
    said = words(client.get("/viec-doi/viec-thu/?con=khong"))

    assert "Việc đã bỏ Thủ tục này không còn áp dụng" in said
    assert "Đăng ký khai sinh" in said


def test_a_commune_gives_the_address_and_travels_along(client, at):
    query = "?can-gi=khai-sinh&cua-ai=cua-toi"
    page = client.get(f"/viec-doi/chung-thuc-giay-to/{query}")
    code = re.search(r'<option value="(\w+)">Phường Phố Hiến</option>', text(page)).group(1)
    page = client.get(f"/viec-doi/chung-thuc-giay-to/{query}&xa={code}")

    assert "Trung tâm Phục vụ hành chính công phường Phố Hiến" in words(page)
    assert f"xa={code}" in re.search(r'href="(/nop-ho-so/[^"]+)"', text(page)).group(1)


def test_the_answers_are_carried_into_the_application(citizen, people):
    html = text(citizen.get(BIRTH + LATE))
    address = re.search(r'href="(/nop-ho-so/dang-ky-khai-sinh/[^"]+)"', html).group(1)
    page = citizen.get(address.replace("&amp;", "&"))
    assert "Quan hệ với trẻ Mẹ" in words(page)

    page = opened(citizen, send(citizen, page))
    assert filled_in(page)["case_key"] == "chua-xac-dinh-cha-me"  # The father is not named.
    assert drafts_of(people.citizen.account_id)[0].pages_done == ()
    page = fill(citizen, page)
    assert filled_in(page)["relation"] == "mother"
    draft = drafts_of(people.citizen.account_id)[0]
    assert (draft.answers["relation"], draft.answers["parents_married"]) == ("mother", "no")
    assert draft.answers["declarant_name"] == "Phạm Thị Hạnh"
    assert (draft.case_key, draft.pages_done) == ("chua-xac-dinh-cha-me", ("truong-hop",))


def test_the_answers_survive_the_sign_in(client):
    page = client.get(f"/nop-ho-so/dang-ky-khai-sinh/{LATE}&huong-dan=moi-sinh-con")
    address = re.search(r'href="(/dang-nhap/[^"]+)"[^>]*>Đăng nhập để bắt đầu', text(page)).group(1)

    assert "huong-dan%3Dmoi-sinh-con%26cha-me%3Dmot-minh-me" in address


@pytest.mark.parametrize(
    "more", ["huong-dan=khong-co", f"huong-dan=moi-sinh-con&cha-me={HOSTILE}", "xa=1"]
)
def test_what_is_carried_from_nowhere_fills_nothing(citizen, people, more):
    page = citizen.get(f"/nop-ho-so/dang-ky-khai-sinh/?{more}")

    assert "được điền sẵn" not in words(page)
    send(citizen, page)
    assert "relation" not in drafts_of(people.citizen.account_id)[0].answers


def test_a_plain_start_is_as_before(citizen):
    assert filled_in(begin(citizen)).get("relation") is None


def test_pages_stay_small(client):
    """ui.md: what is not the frame's own weight is a few kilobytes."""
    for address in ("/viec-doi/", BIRTH, BIRTH + ALL):
        assert len(gzip.compress(client.get(address).content)) < 16 * 1024


def test_the_plan_asks_little_of_the_database(
    client, django_assert_max_num_queries, reference_data_at_hand
):
    client.get(BIRTH + ALL)
    with django_assert_max_num_queries(2):
        client.get(BIRTH + ALL)
