"""The page of a procedure: everything a citizen needs, on the real records."""

import re
from html import unescape

import pytest

from motcua.domain.catalogue.selectors import procedures_on
from motcua.foundation import clock

pytestmark = pytest.mark.django_db


def read(client, address):
    page = client.get(address)
    assert page.status_code == 200, address
    return unescape(page.content.decode())


@pytest.fixture
def birth(client):
    """Đăng ký khai sinh, 1.001193."""
    return read(client, "/thu-tuc/dang-ky-khai-sinh/")


@pytest.mark.parametrize(
    "words",
    [
        "Đăng ký khai sinh",
        "Trong ngày",
        "Nộp sau 15:00 thì trả vào ngày làm việc tiếp theo",
        "Không mất tiền",
        "Ủy ban nhân dân cấp xã",
        "Nộp ở xã, phường nào trong tỉnh cũng được",
        "Giấy chứng sinh",
        "Giấy khai sinh và Số định danh cá nhân của trẻ",
        "Tra được trong Cơ sở dữ liệu hộ tịch điện tử thì không cần.",
        "Trường hợp riêng: 3 giấy tờ",
        "trẻ bị bỏ rơi",
        "8.000\N{NO-BREAK SPACE}đ/bản",
        "60/2014/QH13",
        "1.001193",
        "trong 60 ngày từ ngày sinh",
        "8 giờ làm việc",
    ],
)
def test_the_birth_registration_says_everything_a_parent_needs(birth, words):
    """Facts of data/procedures.yaml, record dang-ky-khai-sinh."""
    assert words in birth


def test_papers_are_parted_into_to_hand_in_and_only_to_show(birth):
    handed_in, _, shown = birth.partition("Chỉ đưa cho cán bộ xem")

    assert "Nộp lại cho cán bộ" in handed_in
    assert "Tờ khai đăng ký khai sinh" in handed_in
    assert "Giấy chứng nhận kết hôn của cha mẹ" in shown


def test_the_start_button_leads_to_the_application(birth):
    assert re.search(
        r'<a class="btn btn-primary" href="/nop-ho-so/dang-ky-khai-sinh/[^"]*">', birth
    )


def test_a_national_code_leads_on_to_the_one_address_of_the_page(client, birth):
    by_code = client.get("/thu-tuc/1.001193/?ngay=2026-01-02")

    assert by_code.status_code == 301
    assert by_code.headers["Location"] == "/thu-tuc/dang-ky-khai-sinh/?ngay=2026-01-02"
    assert '/thu-tuc/dang-ky-khai-sinh/">' in birth.partition('rel="canonical"')[2][:120]


@pytest.mark.parametrize(
    "asked", ["khong-co-thu-tuc-nay", "9.999999", "<script>", "%00", "a" * 500]
)
def test_an_unknown_procedure_is_a_page_in_vietnamese_that_leads_on(client, asked):
    page = client.get(f"/thu-tuc/{asked}/")
    html = page.content.decode()

    assert page.status_code == 404
    assert "Không tìm thấy" in html
    assert 'href="/thu-tuc/"' in html
    assert "<script>" not in html.replace('<script src="', "")


def test_every_procedure_of_the_catalogue_has_a_page_with_its_own_title(client):
    titles = set()
    rows = list(procedures_on(day=clock.now().date()))
    for row in rows:
        html = read(client, f"/thu-tuc/{row.procedure.slug}/")
        titles.add(re.search("<title>(.*?)</title>", html).group(1))
        assert f"{row.name}</h1>" in html
        assert "None" not in html
        assert "CSDL" not in re.sub(r"<h1.*?</h1>|<title>.*?</title>", "", html), row.procedure.slug

    assert len(titles) == len(rows)


def test_a_procedure_that_is_not_filed_here_says_where_to_go(client):
    """A ministry decides; dossiers are not received at a one-stop unit of this province."""
    html = read(client, "/thu-tuc/dang-ky-nhan-hieu/")

    assert "Bắt đầu khai" not in html
    assert "Không nộp ở trang này" in html


def test_a_procedure_of_another_portal_names_the_portal(client):
    """Đăng ký thường trú is received by the police of the commune and through VNeID."""
    html = read(client, "/thu-tuc/dang-ky-thuong-tru/")

    assert "Làm trên mạng qua Ứng dụng VNeID, không nộp ở trang này." in html
    assert "Bắt đầu khai" not in html


def test_a_page_read_before_costs_no_more_than_asking_whether_data_have_changed(
    client, reference_data_at_hand, django_assert_max_num_queries
):
    client.get("/thu-tuc/dang-ky-khai-sinh/")
    with django_assert_max_num_queries(4):
        client.get("/thu-tuc/dang-ky-khai-sinh/")
