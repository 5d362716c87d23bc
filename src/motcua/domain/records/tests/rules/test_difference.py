"""Two versions in plain words: what people read is what changed, and nothing that changed is left out."""

from dataclasses import fields, replace

import pytest
from hypothesis import given

from motcua.domain.records.rules.difference import differences
from motcua.domain.records.rules.record_shape import ROWS
from motcua.domain.records.rules.record_words import CELL_NAMES, COLUMN_NAMES, place_words
from motcua.domain.records.values import PublishedVersion

from .records import FULL, PAPER, records


def sentences(**changed):
    return [found.sentence for found in differences(FULL, replace(FULL, **changed))]


def rows(name, place, **cells):
    """The rows of the full record with one changed."""
    held = [dict(row) for row in getattr(FULL, name)]
    held[place].update(cells)
    return {name: held}


SAID = [
    ({"limit_value": 7.0}, "Thời hạn giải quyết: 5 → 7 ngày làm việc"),
    ({"limit_unit": "days"}, "Thời hạn giải quyết: 5 ngày làm việc → 5 ngày"),
    ({"name": "Cấp giấy mới"}, "Tên thủ tục: Cấp giấy thử → Cấp giấy mới"),
    ({"level": "province"}, "Cấp giải quyết: Cấp xã → Cấp tỉnh"),
    ({"set_count": 2}, "Số bộ hồ sơ: 1 → 2"),
    ({"post_returns": False}, "Trả kết quả qua bưu chính: có → không"),
    ({"valid_to": None}, "Hết hiệu lực: 28/02/2027 → không có"),
    ({"cutoff": None}, "Giờ nhận hồ sơ trả trong ngày: 15:00 → không có"),
    ({"online_mode": "mot_phan"}, "Mức trực tuyến: toàn trình → một phần"),
    ({"subjects": ["citizen", "business"]}, "Đối tượng thực hiện: thêm Doanh nghiệp"),
    ({"keywords": []}, "Từ khóa: bỏ xin giấy thử"),
    ({"competent_names": ["Sở Tư pháp"]}, "Cơ quan giải quyết: thêm Sở Tư pháp"),
    ({"legal_basis": []}, "Căn cứ pháp lý: bỏ 61/2018/NĐ-CP (Điều 8)"),
    ({"components": [PAPER]}, "Giấy tờ: bỏ Giấy chứng sinh (1 bản chính, 1 bản chứng thực)"),
    (rows("components", 0, copy=2), "Giấy tờ “Đơn đề nghị”, số bản sao: 0 → 2"),
    (rows("components", 0, form=None), "Giấy tờ “Đơn đề nghị”, mẫu: Mẫu số 01 → không có"),
    (rows("fees", 0, amount_vnd=0), "Phí, lệ phí “Lệ phí”, mức thu: 8.000 đồng → miễn phí"),
    ({"fees": FULL.fees[:1]}, "Phí, lệ phí: bỏ Phí bản sao (do HĐND tỉnh quy định)"),
    (
        rows("methods", 1, limits=[{"value": 3, "unit": "working_days"}]),
        "Cách thức thực hiện “Nộp trên mạng”, thời hạn “mọi trường hợp”, thời hạn: 7 → 3 ngày",
    ),
    (
        rows("methods", 1, fees=[{**FULL.methods[1]["fees"][0], "amount_vnd": 2500}]),
        "Cách thức thực hiện “Nộp trên mạng”, phí, lệ phí “Lệ phí”, mức thu: 5.000 đồng → 2.500",
    ),
    (
        rows("methods", 1, fees=None),
        "Cách thức thực hiện “Nộp trên mạng”, phí, lệ phí: riêng cho cách này → như của thủ tục",
    ),
    ({"methods": FULL.methods[:1]}, "Cách thức thực hiện: bỏ Nộp trên mạng"),
    ({"components": FULL.components[::-1]}, "Giấy tờ: đổi thứ tự thành"),
    ({"marks": {"identity": "law"}}, "Độ tin cậy, identity: chờ xác nhận → theo luật"),
]


@pytest.mark.parametrize(("changed", "said"), SAID)
def test_a_change_is_said_plainly(changed, said):
    assert any(sentence.startswith(said) for sentence in sentences(**changed)), sentences(**changed)


def test_a_limit_says_both_sides():
    found = differences(FULL, replace(FULL, limit_value=7.0))
    assert [(each.path, each.old_words, each.new_words) for each in found] == [
        ("limit_value", "5 ngày làm việc", "7 ngày làm việc")
    ]


def test_the_same_record_differs_in_nothing():
    assert differences(FULL, FULL) == ()


@given(records(), records())
def test_two_records_that_differ_give_at_least_one_sentence(old, new):
    found = differences(old, new)
    assert bool(found) == (old != new)
    assert all(each.sentence and each.label in each.sentence for each in found)


@given(records(), records())
def test_each_column_that_differs_is_named(old, new):
    for column in fields(PublishedVersion):
        changed = replace(old, **{column.name: getattr(new, column.name)})
        found = {each.path.partition(".")[0] for each in differences(old, changed)}
        name = "limit_value" if column.name == "limit_unit" else column.name
        assert found == ({name} if changed != old else set())


def test_every_column_and_cell_has_its_name():
    assert {column.name for column in fields(PublishedVersion)} <= set(COLUMN_NAMES)
    for row in ROWS.values():
        assert {*row.required, *row.usual} <= set(CELL_NAMES)
    assert place_words("components.2.form") == "Giấy tờ, dòng 3, mẫu"
