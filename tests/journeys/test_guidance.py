"""A child is born and the family knows nothing else: questions, the plan, and into the application."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_few_questions_lead_to_the_plan_and_into_the_application(visit):
    mother = visit()
    page = mother.page
    mother.open("/")
    mother.press("Mới sinh con")
    answer(mother, "Mẹ khai một mình")
    answer(mother, "Từ 6 tuổi trở lên")

    plan = page.url
    assert "cha-me=mot-minh-me&tuoi=tu-6-tuoi" in plan
    assert page.get_by_role("heading", level=1).inner_text() == "Mới sinh con: việc phải làm"
    steps = page.locator(".mc-way > li h3").all_inner_texts()
    assert steps == ["Khai sinh cho bé", "Thẻ căn cước cho con từ 6 tuổi"]
    assert "Làm sau khi có kết quả việc 1" in page.locator(".mc-way > li").nth(1).inner_text()

    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("Nộp trên mạng.*Khai sinh cho bé")).click()
    mother.inspector.look()
    assert "được điền sẵn" in page.locator("main").inner_text()
    mother.press("Đăng nhập để bắt đầu")
    mother.sign_in("congdan1")
    assert "huong-dan=moi-sinh-con" in page.url
    mother.press("Bắt đầu khai")
    assert page.locator("input[name=case_key][value=chua-xac-dinh-cha-me]").is_checked()
    mother.press("Tiếp tục")
    assert page.locator("input[name=relation][value=mother]").is_checked()
    assert re.search(r"/nop-ho-so/dang-ky-khai-sinh/[0-9a-f-]{36}/nguoi-di-khai/", page.url)


def test_the_arrow_of_the_browser_goes_back_one_question_and_an_answer_can_be_changed(visit):
    person = visit()
    page = person.page
    person.open("/viec-doi/lai-xe/")
    answer(person, "Bị mất")
    assert "Bằng lái hạng nào?" in page.get_by_role("heading", level=1).inner_text()
    page.go_back()
    assert "cần làm gì" in page.get_by_role("heading", level=1).inner_text()
    page.go_forward()
    answer(person, "Xe máy (A1, A, B1)")
    assert page.locator(".mc-way > li").count() == 1

    change = page.locator(".mc-answered .again a").first
    with page.expect_navigation():
        change.click()
    person.inspector.look()
    answer(person, "Rách, mờ, sai thông tin, đổi sang thẻ nhựa")
    assert "hang=xe-may" in page.url, "the other answer was kept"
    assert "Đổi giấy phép lái xe" in page.locator(".mc-way").inner_text()


def test_it_works_by_keyboard_alone(visit):
    person = visit()
    page = person.page
    person.open("/viec-doi/xay-sua-nha/")
    option = page.locator(".mc-ways a").nth(2)
    option.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    person.inspector.look()

    text = page.locator("main").inner_text()
    assert "không phải xin phép" in text
    assert page.locator(".mc-way").count() == 0


def test_without_a_script_everything_stands_and_the_place_can_be_chosen(visit):
    person = visit(java_script_enabled=False)
    page = person.page
    page.goto(person.address + "/viec-doi/chuyen-noi-o/")
    for label in ("Ở trọ, ở tạm", "Tôi hoặc gia đình tôi", "Không"):
        with page.expect_navigation():
            page.locator(".mc-ways a", has_text=label).first.click()
    assert page.locator("[data-copy]").is_hidden()
    assert (
        page.locator("#dia-chi")
        .input_value()
        .endswith("/viec-doi/chuyen-noi-o/?o-bao-lau=tam-thoi&may-nguoi=gia-dinh&con-di-hoc=khong")
    )

    page.goto(person.address + "/viec-doi/chung-thuc-giay-to/?can-gi=khai-sinh&cua-ai=cua-toi")
    page.locator("#xa").select_option(label="Phường Phố Hiến")
    with page.expect_navigation():
        page.get_by_role("button", name="Xem địa chỉ").click()
    assert "phường Phố Hiến" in page.locator("section[aria-labelledby=noi-nop]").inner_text()
    assert "xa=" in page.url


def test_the_plan_can_be_copied_and_fits_one_sheet_of_paper(visit, tmp_path):
    import pypdf  # noqa: PLC0415 — only this test prints

    person = visit(permissions=["clipboard-read", "clipboard-write"])
    page = person.page
    query = "cha-me=da-ket-hon&tuoi=dung-han&mang-thai-ho=khong&noi-o=cung-cha-me&thai-san=co"
    person.open(f"/viec-doi/moi-sinh-con/?{query}")
    page.locator("[data-copy]").click()
    page.get_by_text("Đã chép địa chỉ").first.wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(query)

    page.pdf(path=tmp_path / "to.pdf", prefer_css_page_size=True)
    sheets = pypdf.PdfReader(tmp_path / "to.pdf").pages
    assert len(sheets) == 1
    words = "".join(sheets[0].extract_text().split())  # the font sets accents apart
    assert "việcphảilàm" in words
    assert "Nộptrênmạng" not in words


def answer(person, label):
    """Choose an answer of the question that is open."""
    with person.page.expect_navigation():
        person.page.locator(".mc-ways a", has_text=label).first.click()
    person.inspector.look()
