"""What a well-formed record may still say against itself: days, units, cases, orders, limits."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from motcua.domain.records.values import PublishedVersion, RecordFault
from motcua.domain.working_time.errors import LimitOutOfRange
from motcua.domain.working_time.values import Limit, LimitUnit

from .record_checks import shown

HOURS_TOLERANCE: Final = 1e-9
ONE_DAY: Final = timedelta(days=1)
LAST_DAY: Final = date.max.isoformat()
TEXT_LISTS: Final = (
    "subjects",
    "competent_names",
    "receiving_names",
    "coordinating_names",
    "authorised_names",
    "conditions",
    "keywords",
    "linked_slugs",
    "sources",
    "pause_grounds",
    "posting_duties",
)
Rows = Sequence[Mapping[str, Any]]


def sense_faults(version: PublishedVersion) -> Iterator[RecordFault]:
    """Every contradiction inside one record."""
    for judge in (
        _days,
        _limits,
        _fees,
        _fee_days,
        _cases,
        _components,
        _orders,
        _doubles,
        _process,
    ):
        yield from judge(version)


def _days(version: PublishedVersion) -> Iterator[RecordFault]:
    starts_on, ends_on = version.valid_from, version.valid_to
    if starts_on and ends_on and ends_on < starts_on:
        yield _fault(
            "ends_before_it_begins",
            "valid_to",
            f"Hết hiệu lực ngày {ends_on:%d/%m/%Y}, trước ngày bắt đầu {starts_on:%d/%m/%Y}.",
            "Xin sửa một trong hai ngày.",
        )


def _limits(version: PublishedVersion) -> Iterator[RecordFault]:
    rows: list[tuple[str, Mapping[str, Any]]] = [
        (f"limit_variants.{place}.value", row) for place, row in enumerate(version.limit_variants)
    ]
    if version.limit_value:  # 0 is not filled in yet: the gate asks for it.
        rows.append(("limit_value", {"value": version.limit_value, "unit": version.limit_unit}))
    for place, method in enumerate(version.methods):
        rows += [
            (f"methods.{place}.limits.{inner}.value", row)
            for inner, row in enumerate(method.get("limits", ()))
        ]
    for path, row in rows:
        try:
            Limit(row["value"], LimitUnit(row["unit"]))
        except LimitOutOfRange:
            yield _fault(
                "limit_unreasonable",
                path,
                f"Thời hạn {row['value']:g} không hợp lý.",
                "Xin ghi số lớn hơn 0; ngày và tháng là số nguyên.",
            )
    for path, way in _placed("methods", version.methods):
        seen = Counter(tuple(row.get("cases", ())) for row in way.get("limits", ()))
        if any(count > 1 for count in seen.values()):
            yield _fault(
                "two_limits",
                f"{path}.limits",
                "Có hai thời hạn cho cùng một trường hợp.",
                "Xin giữ một, hoặc ghi rõ mỗi thời hạn cho trường hợp nào.",
            )


def all_fees(version: PublishedVersion) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every fee with its path: those of the procedure, then those of its methods."""
    yield from _placed("fees", version.fees)
    for path, method in _placed("methods", version.methods):
        yield from _placed(f"{path}.fees", method.get("fees") or ())


def _fees(version: PublishedVersion) -> Iterator[RecordFault]:
    for path, fee in all_fees(version):
        amount = fee["amount_vnd"]
        others = [key for key in ("set_by", "rate_percent", "amount_usd") if fee.get(key)]
        if amount and not fee.get("per"):
            yield _fault(
                "fee_without_unit",
                f"{path}.per",
                f"{shown(fee['name'])} chưa ghi tính cho một gì.",
                "Xin ghi đơn vị tính: lần, bản, trang, hồ sơ…",
            )
        if amount is not None and others:
            yield _fault(
                "two_amounts",
                f"{path}.amount_vnd",
                f"{shown(fee['name'])} có hai mức thu.",
                "Xin giữ một: số tiền, hoặc cách tính khác.",
            )
        if amount is None and not others and not fee.get("condition"):
            yield _fault(
                "fee_without_amount",
                f"{path}.amount_vnd",
                f"{shown(fee['name'])} chưa ghi mức thu.",
                "Xin ghi số tiền (0 nếu miễn phí), tỷ lệ, hoặc ai quy định mức thu.",
            )


def _fee_days(version: PublishedVersion) -> Iterator[RecordFault]:
    """What is paid on some days only: it ends after it begins, and another follows when it ends."""
    for path, fee in all_fees(version):
        if (fee.get("valid_from") or "") > (fee.get("valid_to") or LAST_DAY):
            yield _fault(
                "fee_ends_before_it_begins",
                f"{path}.valid_to",
                f"{shown(fee['name'])} hết thu trước ngày bắt đầu thu.",
                "Xin sửa một trong hai ngày.",
            )
    listed: list[tuple[str, Rows]] = [("fees", version.fees)]
    listed += [
        (f"{path}.fees", method.get("fees") or ())
        for path, method in _placed("methods", version.methods)
    ]
    for path, fees in listed:
        if (gap := _day_without(fees, version)) is not None:
            yield _fault(
                "day_without_fee",
                path,
                f"Từ ngày {gap:%d/%m/%Y} không ghi thu khoản nào.",
                "Xin ghi thêm mức thu từ ngày đó; không thu nữa thì ghi một dòng 0 đồng.",
            )


def _day_without(fees: Rows, version: PublishedVersion) -> date | None:
    """The first day of the version on which the list says nothing, though it does on others."""
    day = version.valid_from or date.min
    for fee in sorted(fees, key=lambda fee: fee.get("valid_from") or ""):
        if (fee.get("valid_from") or "") > day.isoformat():
            return day
        last = date.fromisoformat(fee.get("valid_to") or LAST_DAY)
        if last >= (version.valid_to or date.max):
            return None
        day = max(day, last + ONE_DAY)
    return day if fees else None


def _cases(version: PublishedVersion) -> Iterator[RecordFault]:
    counted = Counter(case["key"] for case in version.cases)
    for path, case in _placed("cases", version.cases):
        if counted[case["key"]] > 1:
            yield _fault(
                "double_case",
                f"{path}.key",
                f"Hai trường hợp cùng mã “{case['key']}”.",
                "Xin đặt mã khác nhau.",
            )
    for path, row in _rows_of_cases(version):
        for place, key in enumerate(row.get("cases", ())):
            if key not in counted:
                yield _fault(
                    "case_unknown",
                    f"{path}.cases.{place}",
                    f"Không có trường hợp nào mã là “{key}”.",
                    "Xin thêm trường hợp, hoặc sửa mã.",
                )


def _rows_of_cases(version: PublishedVersion) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from _placed("sequence", version.sequence)
    yield from _placed("components", version.components)
    yield from all_fees(version)
    for path, method in _placed("methods", version.methods):
        yield from _placed(f"{path}.limits", method.get("limits", ()))


def _components(version: PublishedVersion) -> Iterator[RecordFault]:
    for path, row in _placed("components", version.components):
        if row["original"] + row["copy"] + row.get("certified", 0) == 0:
            yield _fault(
                "no_copies",
                f"{path}.original",
                f"{shown(row['name'])} không cần bản nào.",
                "Xin ghi số bản chính, bản sao hoặc bản chứng thực.",
            )
        if (row["required"] == "conditional") != bool(row["condition"]):
            yield _fault(
                "condition_mismatch",
                f"{path}.condition",
                f"{shown(row['name'])}: điều kiện không khớp với việc bắt buộc hay không.",
                "Xin ghi khi nào cần giấy này; giấy luôn cần thì bỏ trống điều kiện.",
            )
    orders = {row["order"] for row in version.components}
    for path, row in _placed("data_sources", version.data_sources):
        if row["component"] not in orders:
            yield _fault(
                "component_unknown",
                f"{path}.component",
                f"Không có giấy tờ số {row['component']}.",
                "Xin ghi số thứ tự của giấy tờ mà dữ liệu thay thế.",
            )


def _orders(version: PublishedVersion) -> Iterator[RecordFault]:
    for name, rows in (("components", version.components), ("steps", version.steps)):
        if [row["order"] for row in rows] != list(range(1, len(rows) + 1)):
            yield _fault("order", name, "Số thứ tự không liên tục.", "Xin đánh số lại: 1, 2, 3…")
    seen: set[tuple[str, int]] = set()
    for path, row in _placed("sequence", version.sequence):
        places = {(key, row["order"]) for key in row.get("cases", ()) or [""]}
        if places & seen:
            sentence = f"Hai bước cùng số {row['order']} trong một trường hợp."
            yield _fault("order", f"{path}.order", sentence, "Xin đánh số lại: 1, 2, 3…")
        seen |= places


def _doubles(version: PublishedVersion) -> Iterator[RecordFault]:
    for name in TEXT_LISTS:
        items: list[str] = getattr(version, name)
        for place, item in enumerate(items):
            if item in items[:place]:
                sentence = f"{shown(item)} ghi hai lần."
                yield _fault("double", f"{name}.{place}", sentence, "Xin bỏ một dòng.")
    keys: Sequence[tuple[str, Callable[[Mapping[str, Any]], Any]]] = (
        ("methods", lambda row: row["channel"]),
        ("legal_basis", lambda row: (row["number"], row.get("article"))),
    )
    for name, key in keys:
        held = [key(row) for row in getattr(version, name)]
        for place, item in enumerate(held):
            if item in held[:place]:
                sentence = "Dòng này trùng với một dòng ở trên."
                yield _fault("double", f"{name}.{place}", sentence, "Xin bỏ một dòng.")


def _process(version: PublishedVersion) -> Iterator[RecordFault]:
    added = sum(step["hours"] for step in version.steps)
    if abs(added - version.steps_hours) > HOURS_TOLERANCE:
        yield _fault(
            "steps_sum",
            "steps_hours",
            f"Các bước cộng lại {added:g} giờ, tổng ghi {version.steps_hours:g} giờ.",
            "Xin sửa số giờ của bước hoặc của tổng.",
        )


def _placed(path: str, rows: Rows) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for place, row in enumerate(rows):
        yield f"{path}.{place}", row


def _fault(code: str, path: str, sentence: str, cure: str) -> RecordFault:
    return RecordFault(f"record.{code}", path, sentence, cure)
