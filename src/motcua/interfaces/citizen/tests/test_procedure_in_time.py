"""The page of a procedure through time: other days, announced changes, what was abolished or replaced.

Worked on 19 November 2026 (63/2010/NĐ-CP art 14-15).
"""

import re
from datetime import date
from html import unescape

import pytest

from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.tests import rows
from motcua.domain.records.rules.difference import Difference
from motcua.interfaces.citizen.procedure_history import telling

from .conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish():
    def published(*procedures):
        publish_procedures(publication=rows.publication(*procedures), by=rows.OPERATOR, at=NOW)

    return published


def text_of(page):
    return unescape(page.content.decode())


@pytest.fixture
def amended(publish):
    """7 working days until the end of the year, 5 from then on."""
    publish(
        rows.procedure(
            rows.version(limit_value=7.0, valid_to=date(2026, 12, 31)),
            rows.version(limit_value=5.0, valid_from=date(2027, 1, 1)),
        )
    )


def test_an_announced_change_is_told_in_words_before_it_holds(client, amended):
    page = text_of(client.get("/thu-tuc/giay-thu/"))

    assert "7 ngày làm việc<small>" in page
    assert "Thay đổi từ ngày 01/01/2027" in page
    assert "Thời hạn giải quyết: 7 → 5 ngày làm việc" in page
    assert 'href="/thu-tuc/giay-thu/?ngay=2027-01-01"' in page
    assert "Từ 01/01/2027</a>" in page
    assert "Từ 01/01/2027 đến nay" not in page


def test_a_fee_that_a_way_of_filing_names_again_is_told_once():
    told = [
        "Cách thức thực hiện “Nộp trực tiếp”, phí, lệ phí “Lệ phí”, mức thu: 2 đồng → 1 đồng",
        "Cách thức thực hiện “Nộp trên mạng”, phí, lệ phí “Phí riêng”, mức thu: 9 đồng → 8 đồng",
        "Phí, lệ phí “Lệ phí”, mức thu: 2 đồng → 1 đồng",
    ]
    found = [Difference("fees.0.amount_vnd", "", "", "", sentence) for sentence in told]

    assert telling(found) == told[1:]


def test_a_coming_version_says_clearly_that_it_does_not_hold_yet(client, amended):
    page = text_of(client.get("/thu-tuc/giay-thu/?ngay=2027-01-01"))

    assert "Thủ tục này có hiệu lực từ ngày 01/01/2027." in page
    assert "5 ngày làm việc<small>" in page
    assert "Bắt đầu khai" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert 'application/ld+json">{' not in page


def test_a_past_day_shows_what_held_and_says_so(client):
    page = text_of(client.get("/thu-tuc/dang-ky-khai-sinh/?ngay=2024-05-01"))

    assert "Bản có hiệu lực ngày 01/05/2024." in page
    assert "Bộ phận Tiếp nhận và Trả kết quả cấp xã" in page
    assert "Bắt đầu khai" not in page
    assert re.search(r'rel="canonical" href="[^"?]*/thu-tuc/dang-ky-khai-sinh/"', page)


def test_today_has_no_banner_and_leads_to_every_version(client):
    page = text_of(client.get("/thu-tuc/dang-ky-khai-sinh/"))

    assert "Bản có hiệu lực ngày" not in page
    assert "Từ 01/07/2025 đến nay" in page
    assert 'href="/thu-tuc/dang-ky-khai-sinh/?ngay=2025-06-30"' in page


@pytest.mark.parametrize("day", ["2026-13-01", "hom-qua", "%00", "9" * 400])
def test_a_day_that_is_none_is_an_address_that_does_not_exist(client, day):
    assert client.get(f"/thu-tuc/dang-ky-khai-sinh/?ngay={day}").status_code == 404


def test_an_abolished_procedure_is_gone_says_since_when_and_leads_to_what_it_was(client, publish):
    publish(rows.procedure(rows.version(valid_to=date(2026, 8, 31))))

    gone = client.get("/thu-tuc/giay-thu/")
    then = client.get("/thu-tuc/giay-thu/?ngay=2026-08-31")

    assert gone.status_code == 410
    assert "Thủ tục này đã được bãi bỏ từ ngày 01/09/2026." in text_of(gone)
    assert "/thu-tuc/giay-thu/?ngay=2025-07-01" in text_of(gone)
    assert then.status_code == 200
    assert "Bản có hiệu lực ngày 31/08/2026." in text_of(then)


def test_a_replaced_procedure_leads_to_what_took_its_place_and_that_says_so(client, publish):
    publish(
        rows.procedure(
            rows.version(code="9.000101", name="Giấy cũ", valid_to=date(2026, 8, 31)),
            slug="giay-cu",
            former_codes=(),
        ),
        rows.procedure(
            rows.version(code="9.000102", name="Giấy mới", valid_from=date(2026, 9, 1)),
            slug="giay-moi",
            former_codes=("9.000101",),
        ),
    )

    led = client.get("/thu-tuc/giay-cu/")
    there = client.get(led.headers["Location"])

    assert led.status_code == 301
    assert led.headers["Location"].startswith("/thu-tuc/giay-moi/")
    assert "Thủ tục này thay cho “Giấy cũ”." in text_of(there)
    assert client.get("/thu-tuc/giay-cu/?ngay=2026-08-31").status_code == 200


def test_nothing_is_said_to_have_been_replaced_that_was_not(client):
    page = text_of(client.get("/thu-tuc/dang-ky-khai-sinh/?thay-cho=ket-hon<script>"))

    assert "Thủ tục này thay cho" not in page


def test_a_procedure_to_come_has_its_page_already(client, publish):
    publish(rows.procedure(rows.version(valid_from=date(2027, 3, 1))))

    page = client.get("/thu-tuc/giay-thu/")

    assert page.status_code == 200
    assert "Thủ tục này có hiệu lực từ ngày 01/03/2027." in text_of(page)


def test_a_day_on_which_there_was_none_yet_leads_to_the_versions(client, publish):
    publish(rows.procedure(rows.version(valid_from=date(2026, 3, 1))))

    page = client.get("/thu-tuc/giay-thu/?ngay=2026-02-28")

    assert page.status_code == 404
    assert "Ngày 28/02/2026 chưa có thủ tục này." in text_of(page)
    assert "/thu-tuc/giay-thu/?ngay=2026-03-01" in text_of(page)
    assert 'href="/thu-tuc/giay-thu/">Xem bản đang áp dụng hôm nay' in text_of(page)
