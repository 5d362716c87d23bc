"""Ways to file in the JSON of the National Database: limits and fees of each channel."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from .record_checks import shown
from .wire_source import Source
from .wire_words import (
    CASE_TAG,
    CHANNEL_NUMBERS,
    CONDITION_TAG,
    CURRENCY_WORDS,
    DAY_TAGS,
    FEE_KIND_WORDS,
    PER_SEPARATOR,
    UNIT_WORDS,
    split_tags,
)

CHANNELS: Final = {number: str(channel) for channel, number in CHANNEL_NUMBERS.items()}
_NUMBER: Final = re.compile(r"\d{1,6}([.,]\d{1,6})?", re.ASCII)
CaseKeys = Callable[[Source, str, Sequence[str]], list[str]]


def method_facts(source: Source, case_keys: CaseKeys) -> dict[str, Any]:
    """Methods, and the limit and fees of the procedure: those of its first method.

    A method that says the same as the procedure says nothing of its own.
    """
    methods = [read for row in source.rows("CACHTHUCTHUCHIEN") if (read := _method(row, case_keys))]
    facts: dict[str, Any] = {"methods": methods}
    limits = [limit for method in methods for limit in method["limits"]]
    usual = next(filter(_is_plain, limits), next(iter(limits), None))
    if usual is not None:
        facts |= {"limit_value": usual["value"], "limit_unit": usual["unit"]}
    if methods:
        facts["fees"] = methods[0]["fees"]
    for method in methods:
        if usual is not None and method["limits"] == [usual] and _is_plain(usual):
            method["limits"] = []
        if method["fees"] == facts["fees"]:
            method["fees"] = None
    channels = {method["channel"] for method in methods}
    facts["online_is_available"] = "online" in channels
    facts["post_receives"] = "post" in channels
    return facts


def _is_plain(limit: dict[str, Any]) -> bool:
    return not limit["cases"] and not limit["description"]


def _method(source: Source, case_keys: CaseKeys) -> dict[str, Any] | None:
    number = source.text("KENH")
    limits: list[dict[str, Any]] = []
    fees: list[dict[str, Any]] = []
    for time in source.rows("THOIGIAN"):
        limit = _limit(time, case_keys)
        if limit is not None:
            limits.append(limit)
        for row in time.rows("PHILEPHI"):
            fee = _fee(row, case_keys)
            if fee is not None and fee not in fees:  # Repeated under every time.
                fees.append(fee)
    if number not in CHANNELS:
        sentence = f"Không có kênh số {shown(number)}."
        cure = "Xin ghi 1 (trực tiếp), 2 (trên mạng) hoặc 3 (bưu chính)."
        source.add_at("KENH", "channel_unknown", sentence, cure)
        source.ignore("MOTA")
        return None
    return {
        "channel": CHANNELS[number],
        "limits": limits,
        "fees": fees,
        "note": source.text("MOTA") or None,
    }


def _limit(source: Source, case_keys: CaseKeys) -> dict[str, Any] | None:
    words, tags = split_tags(source.text("MOTA"))
    written = source.text("THOIGIANGIAIQUYET")
    unit = UNIT_WORDS.get(source.text("DONVITINH").casefold())
    if _NUMBER.fullmatch(written) is None:
        sentence = f"{shown(written)} không phải số."
        cure = "Xin ghi số ngày, giờ hoặc tháng."
        source.add_at("THOIGIANGIAIQUYET", "not_a_number", sentence, cure)
        return None
    if unit is None:
        sentence = f"Không có đơn vị {shown(source.text('DONVITINH'))}."
        cure = "Xin ghi: " + ", ".join(UNIT_WORDS) + "."
        source.add_at("DONVITINH", "unit_unknown", sentence, cure)
        return None
    return {
        "value": float(written.replace(",", ".")),
        "unit": str(unit),
        "description": words or None,
        "cases": case_keys(source, "MOTA", tags.get(CASE_TAG, "").split(PER_SEPARATOR)),
    }


def _fee(source: Source, case_keys: CaseKeys) -> dict[str, Any] | None:
    source.ignore("TENTEP", "URL")
    words, tags = split_tags(source.text("MOTA"))
    kind = FEE_KIND_WORDS.get(tags.get("loại", "").casefold())
    if kind is None:
        kind = "phi" if words.casefold().startswith("phí") else "le_phi"
    per = source.text("DONVI")
    fee: dict[str, Any] = {
        "kind": kind,
        "name": words or "Phí, lệ phí",
        "amount_vnd": source.whole("SOTIEN") if source.text("SOTIEN") else None,
        "set_by": tags.get("mức do"),
        "rate_percent": _number(source, tags, "tỷ lệ"),
        "amount_usd": _number(source, tags, "đô la Mỹ"),
        "per": None if per.casefold() in CURRENCY_WORDS else per or None,
        "condition": tags.get(CONDITION_TAG),
        "code": source.text("MAPHILEPHI") or None,
        "cases": case_keys(source, "MOTA", tags.get(CASE_TAG, "").split(PER_SEPARATOR)),
        **{key: _day(source, tags, tag) for key, tag in DAY_TAGS.items()},
    }
    return fee


def _day(source: Source, tags: dict[str, str], tag: str) -> str | None:
    if tag not in tags:
        return None
    try:
        return datetime.strptime(tags[tag], "%d/%m/%Y").date().isoformat()  # noqa: DTZ007 — a day
    except ValueError:
        sentence = f"{shown(tags[tag])} không phải ngày có thật."
        source.add_at("MOTA", "not_a_day", sentence, "Xin ghi ngày/tháng/năm, như 31/12/2026.")
        return None


def _number(source: Source, tags: dict[str, str], tag: str) -> float | None:
    if tag not in tags:
        return None
    try:
        value = float(tags[tag])
    except ValueError:
        sentence = f"{shown(tags[tag])} không phải số."
        source.add_at("MOTA", "not_a_number", sentence, "Xin ghi số, như 0.5.")
        return None
    return int(value) if value.is_integer() and "." not in tags[tag] else value
