"""What a record of data/procedures.yaml need not write, because it follows from its other facts.

Ways to file follow from what is said of the net and the post, the steps from the usual ones, data
that replace a paper from the paper, the publisher from the field, the places where a procedure is
made public from the law. What follows is marked as assumed, unless the law says it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from motcua.domain.catalogue.values import Channel, NotAtOneStopReason
from motcua.domain.organisations.values import NameKind
from motcua.domain.records.rules.record_words import limit_words
from motcua.domain.regimes.values import Tier

Row = Mapping[str, Any]
ONE_STOP_ROLES: Final = frozenset({"one_stop"})
ONE_STOP_NAMES: Final = ("Trung tâm Phục vụ hành chính công", "Bộ phận Một cửa")
RESULT_KINDS: Final = (
    ("Giấy chứng nhận", "giấy chứng nhận"),
    ("Giấy phép", "giấy phép"),
    ("Giấy xác nhận", "giấy xác nhận"),
    ("Giấy", "giấy tờ"),
    ("Quyết định", "quyết định"),
    ("Chứng chỉ", "chứng chỉ"),
    ("Thẻ", "thẻ"),
    ("Phiếu", "phiếu"),
    ("Trích lục", "trích lục"),
    ("Văn bản", "văn bản"),
    ("Thông báo", "văn bản"),
    ("Bản sao", "bản sao"),
)
DERIVED_MARKS: Final[Mapping[str, str]] = {
    "sequence": "assumed",
    "methods": "assumed",
    "set_count": "assumed",
    "publishing_agency": "assumed",
    "one_stop": "assumed",
    "online_partial_reason": "assumed",
    "results": "assumed",
    "data_sources": "assumed",
    "posting_duties": "law",
}


def derived_facts(row: Row, meta: Row, tier: Tier, limit: Row, code: str | None) -> dict[str, Any]:
    """The facts of one version that follow from the rest of its record; limit and code are its own."""
    receiving = row["agencies"][f"receiving_{_suffix(tier)}"]
    is_at_one_stop = any(_is_one_stop(name, meta) for name in receiving)
    present = row["time_limit"]
    is_present = (limit["value"], limit["unit"]) == (present["value"], present["unit"])
    return {
        "local_code": row.get("local_code"),
        "publishing_agency_name": row.get("publishing_agency") or _publisher(row, meta, tier),
        "cases": row.get("cases", []),
        "sequence": _steps(row, meta, tier, limit),
        "methods": _methods(row, meta, receiving, keeps_limits=is_present),
        "set_count": row.get("set_count", 1),
        "authorised_names": row.get("authorised", []),
        "is_received_at_one_stop": is_at_one_stop,
        "reason_not_at_one_stop": (
            None if is_at_one_stop else row.get("not_at_one_stop", NotAtOneStopReason.ON_SITE.value)
        ),
        "online_partial_reason": row["online"].get("partial_reason"),
        "pause_grounds": row.get("pause_grounds", []),
        "late_rule": row.get("late_rule"),
        "posting_duties": list(meta.get("posting_duties", ())),
        "data_sources": [
            {
                "source": component["once_only_source"],
                "field": component["name"],
                "component": component["order"],
            }
            for component in row["components"]
            if component["once_only_source"]
        ],
        "interlinked_group": row.get("interlinked_group") if tier is Tier.TWO else None,
        "guide_video_url": row.get("guide_video_url"),
        "sample_dossier_url": row.get("sample_dossier_url"),
        "results": [_result(result, row, tier) for result in row["results"]],
        "marks": _marks(row, code),
    }


def _suffix(tier: Tier) -> str:
    return "2tier" if tier is Tier.TWO else "3tier"


def _marks(row: Row, code: str | None) -> dict[str, str]:
    marks = {**DERIVED_MARKS, **row["confidence"]}
    if code is None:
        marks["code"] = "assumed"  # The code is looked for; the gate says so.
    if "cases" in row:
        marks.setdefault("cases", "assumed")
    return marks


def _publisher(row: Row, meta: Row, tier: Tier) -> str:
    publisher = meta.get("publishers", {}).get(row["field"], {})
    return str(publisher.get("two_tier" if tier is Tier.TWO else "three_tier", ""))


def _is_one_stop(name: str, meta: Row) -> bool:
    return meta["agency_names"][name].get("role") in ONE_STOP_ROLES or name.startswith(
        ONE_STOP_NAMES
    )


def _is_channel(name: str, meta: Row) -> bool:
    return bool(meta["agency_names"][name]["kind"] == NameKind.CHANNEL)


def _methods(
    row: Row, meta: Row, receiving: Sequence[str], *, keeps_limits: bool
) -> list[dict[str, Any]]:
    """The methods as written, else those that follow; limits of their own are those of the present."""
    written = {method["channel"]: method for method in row.get("methods", ())}
    offered = {
        Channel.DIRECT.value: not all(_is_channel(name, meta) for name in receiving),
        Channel.ONLINE.value: row["online"]["available"],
        Channel.POST.value: row["post"]["receive"],
    }
    found = []
    for channel, is_offered in offered.items():
        if channel in written or is_offered:
            method = dict(written.get(channel, {"channel": channel}))
            if not keeps_limits:
                method.pop("limits", None)
            found.append(method)
    return found + [method for key, method in written.items() if key not in offered]


def _steps(row: Row, meta: Row, tier: Tier, limit: Row) -> list[dict[str, Any]]:
    """The steps as written: they name offices of today. Else, and before 1 July 2025, the usual."""
    written = row.get("sequence") if tier is Tier.TWO else None
    return _numbered(written) or _sequence(row, meta, tier, limit)


def _numbered(steps: Sequence[Row] | None) -> list[dict[str, Any]]:
    """Steps as written; where none has a number, in their order within each case."""
    if not steps or all("order" in step for step in steps):
        return [dict(step) for step in steps or ()]
    counts: dict[str, int] = {}
    found = []
    for step in steps:
        keys = step.get("cases") or [""]
        order = max(counts.get(key, counts.get("", 0)) for key in keys) + 1
        counts.update(dict.fromkeys(keys, order))
        if keys == [""]:
            counts = dict.fromkeys(counts, order)
        found.append({"order": order, **step})
    return found


def _sequence(row: Row, meta: Row, tier: Tier, limit: Row) -> list[dict[str, Any]]:
    """The usual steps with the places, the limit and the results of this procedure."""
    agencies = row["agencies"]
    ways = [name for name, is_offered in _other_ways(row) if is_offered]
    words = {
        "{noi_nop}": _either(agencies[f"receiving_{_suffix(tier)}"]) + _or_by(ways),
        "{co_quan}": _either(agencies[f"competent_{_suffix(tier)}"]),
        "{thoi_han}": limit_words(limit),
        "{ket_qua}": ", ".join(_name(result) for result in row["results"]),
        "{noi_nhan}": "tại nơi nộp" + (" hoặc qua bưu chính" * row["post"]["return_result"]),
    }
    steps = []
    for order, step in enumerate(meta.get("usual_sequence", ()), start=1):
        text = step["text"]
        for placeholder, value in words.items():
            text = text.replace(placeholder, value)
        steps.append({"order": order, "name": step["name"], "text": text})
    return steps


def _other_ways(row: Row) -> tuple[tuple[str, bool], ...]:
    return (
        ("trên Cổng dịch vụ công", row["online"]["available"]),
        ("qua bưu chính", row["post"]["receive"]),
    )


def _or_by(ways: Sequence[str]) -> str:
    return f", hoặc nộp {' hoặc '.join(ways)}" if ways else ""


def _either(names: Sequence[str]) -> str:
    return " hoặc ".join(names)


def _name(result: str | Row) -> str:
    return result if isinstance(result, str) else str(result["name"])


def _result(result: str | Row, row: Row, tier: Tier) -> dict[str, Any]:
    if not isinstance(result, str):
        return dict(result)
    found: dict[str, Any] = {"name": result}
    kind = next((kind for start, kind in RESULT_KINDS if result.startswith(start)), None)
    if kind is not None:
        found["kind"] = kind
    if tier is Tier.TWO and row["online"]["mode_2025"] == "toan_trinh":
        found["electronic"] = True  # 45/2020/NĐ-CP art 14
    return found
