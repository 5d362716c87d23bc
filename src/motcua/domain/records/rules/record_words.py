"""The names of a record's columns and the words of its values, as people read them."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final

from motcua.domain.records.values import (
    CHANNEL_NAMES,
    FEE_KIND_NAMES,
    LEVEL_NAMES,
    SUBJECT_NAMES,
)
from motcua.domain.working_time.values import UNIT_NAMES, decimal_text

COLUMN_NAMES: Final[Mapping[str, str]] = {
    "code": "Mã thủ tục",
    "local_code": "Mã thủ tục của địa phương",
    "name": "Tên thủ tục",
    "field_id": "Lĩnh vực",
    "tier": "Mô hình chính quyền",
    "level": "Cấp giải quyết",
    "vertical": "Ngành dọc",
    "publication_status": "Tình trạng",
    "publishing_agency_name": "Cơ quan công bố",
    "subjects": "Đối tượng thực hiện",
    "cases": "Trường hợp",
    "sequence": "Bước thực hiện",
    "methods": "Cách thức thực hiện",
    "limit_value": "Thời hạn giải quyết",
    "limit_unit": "Đơn vị của thời hạn",
    "is_same_day": "Trả kết quả trong ngày",
    "cutoff": "Giờ nhận hồ sơ trả trong ngày",
    "cutoff_rule": "Cách tính khi nhận sau giờ đó",
    "limit_variants": "Thời hạn khác",
    "fees": "Phí, lệ phí",
    "components": "Giấy tờ",
    "set_count": "Số bộ hồ sơ",
    "results": "Kết quả",
    "legal_basis": "Căn cứ pháp lý",
    "competent_names": "Cơ quan giải quyết",
    "receiving_names": "Nơi nhận hồ sơ",
    "coordinating_names": "Cơ quan phối hợp",
    "authorised_names": "Cơ quan được ủy quyền",
    "conditions": "Yêu cầu, điều kiện",
    "keywords": "Từ khóa",
    "post_receives": "Nhận hồ sơ qua bưu chính",
    "post_returns": "Trả kết quả qua bưu chính",
    "online_is_available": "Nộp được trên mạng",
    "online_mode": "Mức trực tuyến",
    "online_level": "Mức độ trực tuyến (1 đến 4)",
    "online_partial_reason": "Lý do chỉ trực tuyến một phần",
    "has_online_payment": "Thanh toán trên mạng",
    "is_received_at_one_stop": "Nhận tại bộ phận một cửa",
    "reason_not_at_one_stop": "Lý do không nhận tại một cửa",
    "is_boundary_free": "Không theo địa giới hành chính",
    "pause_grounds": "Căn cứ tạm dừng",
    "late_rule": "Khi trễ hạn",
    "supplement_requests_max": "Số lần yêu cầu bổ sung nhiều nhất",
    "posting_duties": "Nơi phải công khai",
    "data_sources": "Dữ liệu thay giấy tờ",
    "interlinked_group": "Nhóm liên thông",
    "linked_slugs": "Thủ tục liên thông",
    "guide_video_url": "Phim hướng dẫn",
    "sample_dossier_url": "Hồ sơ mẫu",
    "steps": "Bước nội bộ",
    "steps_hours": "Tổng giờ của các bước nội bộ",
    "note": "Ghi chú",
    "marks": "Độ tin cậy",
    "sources": "Nguồn",
    "valid_from": "Có hiệu lực từ",
    "valid_to": "Hết hiệu lực",
}
CELL_NAMES: Final[Mapping[str, str]] = {
    "order": "số thứ tự",
    "key": "mã",
    "name": "tên",
    "text": "nội dung",
    "condition": "điều kiện",
    "cases": "trường hợp",
    "channel": "cách nộp",
    "limits": "thời hạn",
    "fees": "phí, lệ phí",
    "note": "ghi chú",
    "value": "thời hạn",
    "unit": "đơn vị của thời hạn",
    "description": "diễn giải",
    "kind": "loại",
    "amount_vnd": "mức thu",
    "amount_usd": "mức thu bằng đô la Mỹ",
    "rate_percent": "tỷ lệ",
    "set_by": "ai quy định mức thu",
    "valid_from": "thu từ ngày",
    "valid_to": "thu đến hết ngày",
    "per": "tính cho",
    "code": "mã",
    "original": "số bản chính",
    "copy": "số bản sao",
    "certified": "số bản chứng thực",
    "present_only": "chỉ xuất trình",
    "form": "mẫu",
    "once_only_source": "dữ liệu có sẵn ở",
    "required": "có luôn phải nộp",
    "sample_url": "bản mẫu",
    "url": "tệp mẫu đơn",
    "validity": "giá trị",
    "electronic": "bản điện tử",
    "number": "số hiệu",
    "article": "điều khoản",
    "recalled": "cần đối chiếu",
    "source": "nguồn",
    "field": "dữ liệu",
    "component": "thay giấy tờ số",
    "role": "vai trò",
    "hours": "số giờ",
}
WORD_NAMES: Final[Mapping[str, str]] = {
    **{
        str(word): name
        for names in (CHANNEL_NAMES, LEVEL_NAMES, SUBJECT_NAMES, FEE_KIND_NAMES, UNIT_NAMES)
        for word, name in names.items()
    },
    "two_tier": "hai cấp",
    "three_tier": "ba cấp",
    "active": "đang thực hiện",
    "replaced": "đã thay thế",
    "abolished": "đã bãi bỏ",
    "toan_trinh": "toàn trình",
    "mot_phan": "một phần",
    "cung_cap_thong_tin": "chỉ cung cấp thông tin",
    "presence_required": "phải có mặt",
    "field_verification": "phải xác minh tại chỗ",
    "unresolved_technical_fault": "lỗi kỹ thuật chưa khắc phục",
    "other_technical": "lý do kỹ thuật khác",
    "mobile": "nhận lưu động",
    "on_site": "nhận tại chỗ",
    "national_database": "Cơ sở dữ liệu quốc gia về thủ tục hành chính",
    "portal": "cổng thông tin điện tử",
    "office": "trụ sở nơi tiếp nhận, giải quyết",
    "always": "có",
    "conditional": "tùy trường hợp",
    "law": "theo luật",
    "observed": "đọc được ở nguồn",
    "assumed": "chờ xác nhận",
}
# Columns whose text is a word of a closed list.
WORD_COLUMNS: Final = frozenset(
    {
        "tier",
        "level",
        "publication_status",
        "subjects",
        "limit_unit",
        "online_mode",
        "online_partial_reason",
        "reason_not_at_one_stop",
        "posting_duties",
        "marks",
        "channel",
        "kind",
        "unit",
        "required",
    }
)
MONEY_COLUMNS: Final = frozenset({"amount_vnd"})
DAY_COLUMNS: Final = frozenset({"valid_from", "valid_to"})
DECIMALS_SAID: Final = 2
NOTHING: Final = "không có"


def words_of(column: str, value: Any) -> str:
    """A value as one reads it: `có`, `8.000 đồng`, `5 ngày làm việc`, `15/03/2026`."""
    if value is None or value in ("", []):
        return NOTHING
    if isinstance(value, list):
        return ", ".join(words_of(column, item) for item in value)
    if column in DAY_COLUMNS:
        return day_text(str(value))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool | int | float):
        return _number_words(column, value)
    return WORD_NAMES.get(value, value) if column in WORD_COLUMNS else str(value)


def _number_words(column: str, value: float) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if column in MONEY_COLUMNS:
        return money(int(value))
    is_said = value == round(value, DECIMALS_SAID)
    return decimal_text(value) if is_said else str(value).replace(".", ",")


def money(amount: int) -> str:
    """`8.000 đồng`; 0 is free."""
    return f"{amount:,} đồng".replace(",", ".") if amount else "miễn phí"


def limit_words(row: Mapping[str, Any]) -> str:
    """`5 ngày làm việc`."""
    return f"{decimal_text(row['value'])} {UNIT_NAMES[row['unit']]}"


def fee_words(fee: Mapping[str, Any]) -> str:
    """`8.000 đồng một bản`, `0,5 %`, `do Hội đồng nhân dân cấp tỉnh quy định`."""
    if fee.get("amount_vnd") is not None:
        words = money(fee["amount_vnd"])
    elif fee.get("rate_percent"):
        words = f"{decimal_text(fee['rate_percent'])} %"
    elif fee.get("amount_usd"):
        words = f"{decimal_text(fee['amount_usd'])} đô la Mỹ"
    elif fee.get("set_by"):
        words = f"do {fee['set_by']} quy định"
    else:
        words = "tùy trường hợp"
    if fee.get("per") and fee.get("amount_vnd"):
        words = f"{words} một {fee['per']}"
    return words + _days_words(fee)


def _days_words(fee: Mapping[str, Any]) -> str:
    """`, từ 01/07/2025 đến hết 31/12/2026`; empty for what is paid on all days."""
    since, until = fee.get("valid_from"), fee.get("valid_to")
    words = f" từ {day_text(since)}" if since else ""
    words += f" đến hết {day_text(until)}" if until else ""
    return f",{words}" if words else ""


def day_text(day: str) -> str:
    """`2026-12-31` as people write it."""
    return f"{date.fromisoformat(day):%d/%m/%Y}"


def component_words(row: Mapping[str, Any]) -> str:
    """`1 bản chính, 2 bản sao`."""
    counts = (
        (row["original"], "bản chính"),
        (row["copy"], "bản sao"),
        (row.get("certified", 0), "bản chứng thực"),
    )
    return ", ".join(f"{count} {name}" for count, name in counts if count)


def place_words(path: str) -> str:
    """Where a fault is, as people read it: `components.2.form` → `Giấy tờ, dòng 3, mẫu`."""
    first, *rest = path.split(".")
    words = [COLUMN_NAMES.get(first, first)]
    words += [
        f"dòng {int(step) + 1}" if step.isdigit() else CELL_NAMES.get(step, step) for step in rest
    ]
    return ", ".join(words)
