"""What a well-formed procedure may still say wrongly: sums, order, references."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from motcua.domain.working_time.errors import LimitOutOfRange
from motcua.domain.working_time.values import Limit, LimitUnit

from .faults import Fault

HOURS_PER_UNIT = {"working_hours": 1, "working_days": 8, "days": 8}  # bookkeeping of processes
HOURS_TOLERANCE = 1e-9
TIERS = ("3tier", "2tier")
SAME_DAY = (1, "working_days", "15:00")

Row = Mapping[str, Any]


def record_faults(file: str, row: Row, meta: Row, slugs: set[str]) -> Iterator[Fault]:
    """Every fault of one record whose shape is right."""
    for checks in (_process, _limit, _references, _agencies, _components, _money, _links, _history):
        for field, sentence in checks(row, meta, slugs):
            yield Fault(file, row["slug"], field, sentence)


def _process(row: Row, meta: Row, _slugs: set[str]) -> Iterator[tuple[str, str]]:
    process, limit = row["internal_process"], row["time_limit"]
    steps = process["steps"]
    added, total = sum(step["hours"] for step in steps), process["total_hours"]
    if abs(added - total) > HOURS_TOLERANCE:
        yield (
            "internal_process",
            f"các bước cộng lại {added:g} giờ, tổng ghi {total:g}; xin sửa giờ",
        )
    if limit["unit"] in HOURS_PER_UNIT:
        hours = limit["value"] * HOURS_PER_UNIT[limit["unit"]]
        if abs(hours - total) > HOURS_TOLERANCE:
            sentence = f"tổng {total:g} giờ không khớp thời hạn {hours:g} giờ; xin sửa"
            yield "internal_process.total_hours", sentence
    if [step["order"] for step in steps] != list(range(1, len(steps) + 1)):
        yield "internal_process.steps", "không đánh số 1, 2, 3…; xin đánh số lại"
    if steps[0]["role"] != "tiep_nhan":
        yield "internal_process.steps", "bước đầu không phải tiếp nhận (tiep_nhan); xin sửa"
    for step in steps:
        if step["role"] not in meta["step_roles"]:
            yield "internal_process.steps", f"vai trò lạ {step['role']!r}; xin sửa"


def _limit(row: Row, _meta: Row, _slugs: set[str]) -> Iterator[tuple[str, str]]:
    limit = row["time_limit"]
    if limit.get("same_day") and (limit["value"], limit["unit"], limit.get("cutoff")) != SAME_DAY:
        yield "time_limit", "trả trong ngày phải là 1 ngày làm việc, mốc 15:00; xin sửa"
    for place in (limit, *limit.get("variants", ())):
        try:
            Limit(place["value"], LimitUnit(place["unit"]))
        except LimitOutOfRange:
            yield "time_limit", f"{place['value']} {place['unit']} không hợp lý; xin sửa thời hạn"


def _references(row: Row, meta: Row, _slugs: set[str]) -> Iterator[tuple[str, str]]:
    if row["field"] not in meta["fields"]:
        yield "field", f"lĩnh vực lạ {row['field']!r}; xin sửa hoặc thêm vào meta.fields"
    for source in row["source"]:
        if source not in meta["sources"]:
            yield "source", f"nguồn lạ {source!r}; xin sửa hoặc thêm vào meta.sources"
    if not set(row.get("legal_basis_recalled", ())) <= set(row["legal_basis"]):
        yield "legal_basis_recalled", "có văn bản không thuộc legal_basis; xin bổ sung hoặc bỏ"
    is_offered = row["online"]["mode_2025"] in {"toan_trinh", "mot_phan"}
    if row["online"]["available"] != is_offered:
        yield "online.available", "mâu thuẫn với mode_2025; xin sửa một trong hai"


def _agencies(row: Row, meta: Row, _slugs: set[str]) -> Iterator[tuple[str, str]]:
    if row["level_3tier"] is None and row["level_2tier"] is None:
        yield "level_2tier", "không có cấp giải quyết nào; xin ghi ít nhất một"
    for tier in TIERS:
        exists = row[f"level_{tier}"] is not None
        for part in ("competent", "receiving"):
            if exists != bool(row["agencies"][f"{part}_{tier}"]):
                sentence = f"không khớp level_{tier}; xin bổ sung hoặc bỏ trống cả hai"
                yield f"agencies.{part}_{tier}", sentence
    for part, names in row["agencies"].items():
        for name in names:
            if name not in meta["agency_names"]:
                yield f"agencies.{part}", f"tên lạ {name!r}; xin sửa hoặc thêm vào agency_names"


def _components(row: Row, meta: Row, _slugs: set[str]) -> Iterator[tuple[str, str]]:
    rows = row["components"]
    if [component["order"] for component in rows] != list(range(1, len(rows) + 1)):
        yield "components", "không đánh số 1, 2, 3…; xin đánh số lại"
    for place, component in enumerate(rows):
        where = f"components.{place}"
        if component["original"] + component["copy"] + component.get("certified", 0) == 0:
            yield where, f"{component['name']!r} không cần bản nào; xin ghi số bản"
        if (component["required"] == "conditional") != bool(component["condition"]):
            yield f"{where}.condition", "chỉ ghi điều kiện khi required là conditional; xin sửa"
        database = component["once_only_source"]
        if database and database not in meta["once_only_sources"].values():
            yield f"{where}.once_only_source", f"cơ sở dữ liệu lạ {database!r}; xin sửa"


def _money(row: Row, _meta: Row, _slugs: set[str]) -> Iterator[tuple[str, str]]:
    for place, fee in enumerate(row["fees"]):
        has_other = "set_by" in fee or "rate_percent" in fee or "amount_usd" in fee
        if has_other and fee["amount_vnd"] is not None:
            yield f"fees.{place}", f"{fee['name']!r} có hai mức; xin giữ một"


def _links(row: Row, _meta: Row, slugs: set[str]) -> Iterator[tuple[str, str]]:
    others = row["interlinked"]["with_procedures"]
    for other in others:
        if other not in slugs or other == row["slug"]:
            yield "interlinked.with_procedures", f"liên thông với thủ tục lạ {other!r}; xin sửa"
    if row["interlinked"]["is_interlinked"] != bool(others):
        yield "interlinked.is_interlinked", "mâu thuẫn với with_procedures; xin sửa"


def _history(row: Row, _meta: Row, _slugs: set[str]) -> Iterator[tuple[str, str]]:
    periods = sorted(
        (entry["valid_from"] or "0001-01-01", entry["valid_to"] or "9999-12-31")
        for entry in row.get("history", ())
    )
    for starts_on, ends_on in periods:
        if ends_on < starts_on:
            yield "history", f"kỳ từ {starts_on} kết thúc trước khi bắt đầu; xin sửa ngày"
    for (_, one_ends), (other_starts, _) in pairwise(periods):
        if one_ends >= other_starts:
            yield "history", f"hai kỳ cùng hiệu lực ngày {other_starts}; xin sửa ngày"
