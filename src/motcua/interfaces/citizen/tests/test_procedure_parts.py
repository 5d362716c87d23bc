"""The parts of a full record on the page: cases, methods, papers, law, decision."""

from html import unescape

import pytest
from django.apps import apps

from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.tests import rows

from .conftest import NOW

pytestmark = pytest.mark.django_db

PAPER = {
    "order": 1,
    "name": "Đơn đề nghị",
    "original": 1,
    "copy": 0,
    "present_only": False,
    "form": None,
    "once_only_source": None,
    "required": "always",
    "condition": None,
}
FEE = {"kind": "le_phi", "name": "Lệ phí cấp giấy", "amount_vnd": 50_000, "per": "lần"}


@pytest.fixture
def full(client):
    """A procedure with two cases, told through the public page."""
    publish_procedures(
        publication=rows.publication(
            rows.procedure(
                rows.version(
                    cases=[
                        {"key": "lan-dau", "name": "Cấp lần đầu", "condition": None},
                        {"key": "cap-lai", "name": "Cấp lại", "condition": "giấy bị mất"},
                    ],
                    sequence=[
                        {"order": 1, "name": "Nộp hồ sơ", "text": "Tại một cửa.", "cases": []},
                        {"order": 2, "name": "Đến hiện trường", "text": "", "cases": ["lan-dau"]},
                    ],
                    components=[
                        PAPER | {"form": "Mẫu số 01", "url": "https://example.gov.vn/mau-01"},
                        PAPER
                        | {"order": 2, "name": "Bản vẽ", "cases": ["lan-dau"], "certified": 2},
                        PAPER
                        | {"order": 3, "name": "Đơn báo mất", "cases": ["cap-lai"]}
                        | {"sample_url": "javascript:alert(1)"},
                    ],
                    fees=[FEE | {"cases": ["lan-dau"]}, FEE | {"amount_vnd": 10_000}],
                    methods=[
                        {"channel": "direct", "limits": [], "fees": None, "note": None},
                        {
                            "channel": "online",
                            "limits": [
                                {"value": 4, "unit": "working_days", "description": None}
                                | {"cases": []},
                                {"value": 2, "unit": "working_days", "description": None}
                                | {"cases": ["cap-lai"]},
                            ],
                            "fees": [FEE | {"amount_vnd": 25_000}],
                            "note": None,
                        },
                    ],
                    results=[{"name": "Giấy thử", "validity": "10 năm", "electronic": True}],
                    legal_basis=[
                        {"number": "61/2018/NĐ-CP", "article": "Điều 17"},
                        {"number": "99/2020/TT-THU"},
                    ],
                    online_mode="mot_phan",
                    online_partial_reason="presence_required",
                    data_sources=[
                        {"source": "CSDL quốc gia về dân cư", "field": "nơi cư trú", "component": 1}
                    ],
                    set_count=2,
                )
            )
        ),
        by=rows.OPERATOR,
        at=NOW,
    )
    apps.get_model("catalogue", "LegalInstrument").objects.create(
        number="99/2020/TT-THU",
        name="Thông tư thử",
        valid_from="2020-01-01",
        valid_to="2026-06-30",
        successor_number="11/2026/TT-THU",
    )

    def read(query=""):
        page = client.get(f"/thu-tuc/giay-thu/{query}")
        assert page.status_code == 200
        return unescape(page.content.decode())

    return read


@pytest.mark.parametrize(
    "words",
    [
        "Ông/bà thuộc trường hợp nào?",
        'href="/thu-tuc/giay-thu/?truong-hop=cap-lai#truong-hop"',
        "Trường hợp: Cấp lần đầu.",
        "1 bản chính, 2 bản sao chứng thực",
        'href="https://example.gov.vn/mau-01"',
        "Có nơi cư trú trong Cơ sở dữ liệu quốc gia về dân cư thì không cần nộp.",
        "(2 bộ)",
        "Chưa làm trọn trên mạng được vì ông/bà phải có mặt.",
        "25.000\N{NO-BREAK SPACE}đ",
        "Giấy thử (giá trị: 10 năm, có bản điện tử)",
        "61/2018/NĐ-CP, Điều 17",
        "Hết hiệu lực sau ngày 30/06/2026, thay bằng 11/2026/TT-THU",
        "Trình tự thực hiện: 2 bước",
    ],
)
def test_the_page_tells_every_part(full, words):
    assert words in full()


def test_an_address_that_runs_something_is_no_link(full):
    assert "javascript:" not in full()


def test_a_chosen_case_shows_its_own_papers_fees_limit_and_steps_and_no_others(full):
    page = full("?truong-hop=cap-lai")
    main = page.partition("<main")[2]

    assert "Đơn báo mất" in main
    assert "Bản vẽ" not in main
    assert "50.000" not in main
    assert "2 ngày làm việc<small>" in main
    assert "Trình tự thực hiện: 1 bước" in main
    assert "giấy bị mất" in main


def test_a_case_that_does_not_exist_is_as_if_none_had_been_chosen(full):
    assert full("?truong-hop=khong-co").partition("<main")[2].count('aria-current="true"') == 1


def test_a_page_with_all_parts_asks_the_database_seldom(
    client, full, reference_data_at_hand, django_assert_max_num_queries
):
    full()
    with django_assert_max_num_queries(4):
        full()
