"""A record in the words of the National Database of administrative procedures, and back.

`wire_of` writes what the database has keys for; `record_from_wire` (in `wire_reading`) reads it back:
what the two say of a procedure is the same. Keywords, internal steps, sources and days of effect have
no key there and are not carried.

Legal   LR-107 (63/2010/NĐ-CP arts 8, 24): what is published is entered in the national database.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from motcua.domain.records.values import (
    FEE_KIND_NAMES,
    SUBJECT_NAMES,
    Channel,
    FeeKind,
    Level,
    Subject,
)
from motcua.domain.working_time.values import UNIT_NAMES, decimal_text

from .record_words import day_text
from .wire_reading import record_from_wire, wire_records
from .wire_words import (
    CASE_TAG,
    CHANNEL_NUMBERS,
    CONDITION_TAG,
    DAY_TAGS,
    LEVEL_NUMBERS,
    LEVEL_WORDS,
    PER_SEPARATOR,
    YES,
    with_tags,
)

__all__ = ["record_from_wire", "wire_of", "wire_records"]

Row = Mapping[str, Any]
NO_NAMES: Final[Mapping[str, str]] = {}


def wire_of(
    data: Row,
    *,
    field_names: Mapping[str, str] = NO_NAMES,
    instrument_names: Mapping[str, str] = NO_NAMES,
) -> dict[str, Any]:
    """The canonical data of a record as the National Database has them."""
    names = {case["key"]: case["name"] for case in data["cases"]}
    level = Level(data["level"])
    return {
        "MATTHC": data["code"] or "",
        "MATTHCDP": data["local_code"] or "",
        "TENTTHC": data["name"],
        "MACOQUANCONGBO": data["publishing_agency_name"],
        "CAPTHUCHIEN": [{"CAPTHUCHIEN": LEVEL_NUMBERS[level], "TENCAP": LEVEL_WORDS[level]}],
        "LINHVUCTHUCHIEN": [
            {
                "MALINHVUC": data["field_id"],
                "TENLINHVUC": field_names.get(data["field_id"], ""),
            }
        ],
        "TRINHTUTHUCHIEN": [
            {"TRUONGHOP": _case_words(case, data["cases"]), "TRINHTU": [_step(row) for row in rows]}
            for case, rows in _by_case(data["sequence"])
        ],
        "CACHTHUCTHUCHIEN": [_method(method, data, names) for method in data["methods"]],
        "THANHPHANHOSO": [
            {"TRUONGHOP": _case_words(case, data["cases"]), "GIAYTO": [_paper(row) for row in rows]}
            for case, rows in (*_untold(data), *_by_case(data["components"]))
        ],
        "SOBOHOSO": str(data["set_count"]),
        "DOITUONGTHUCHIEN": [
            {"MADOITUONG": subject, "TENDOITUONG": SUBJECT_NAMES[Subject(subject)]}
            for subject in data["subjects"]
        ],
        "COQUANTHUCHIEN": _units(data["competent_names"]),
        "COQUANDUOCUYQUYEN": _units(data["authorised_names"]),
        "COQUANPHOIHOP": _units(data["coordinating_names"]),
        "DIACHITIEPNHAN": _units(data["receiving_names"]),
        "KETQUATHUCHIEN": [_result(row) for row in data["results"]],
        "CANCUPHAPLY": [_basis(row, instrument_names) for row in data["legal_basis"]],
        "YEUCAU": "\n".join(data["conditions"]),
    }


def _by_case(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Rows in their order, in runs of one case; a row of several cases stands in each of them."""
    placed = [(key, row) for row in rows for key in row.get("cases") or [""]]
    for key, run in groupby(placed, key=lambda pair: pair[0]):
        yield key, [row for _, row in run]


def _untold(data: Row) -> Iterator[tuple[str, list[Row]]]:
    """Cases without a paper of their own, so that they are not lost."""
    told = {key for row in data["components"] for key in row.get("cases", ())}
    for case in data["cases"]:
        if case["key"] not in told:
            yield case["key"], []


def _case_words(key: str, cases: Sequence[Row]) -> str:
    for case in cases:
        if case["key"] == key:
            return with_tags(case["name"], {CONDITION_TAG: case.get("condition")})
    return ""


def _step(row: Row) -> dict[str, str]:
    words = f"{row['name']}\n{row['text']}" if row["text"] else row["name"]
    return {"TRINHTU": str(row["order"]), "TENTRINHTU": words}


def _method(method: Row, data: Row, names: Mapping[str, str]) -> dict[str, Any]:
    own = {"value": data["limit_value"], "unit": data["limit_unit"]}
    limits = list(method.get("limits", ()))
    if all(limit.get("cases") for limit in limits):
        limits.insert(0, own)
    fees = data["fees"] if method.get("fees") is None else method["fees"]
    times: list[dict[str, Any]] = [
        {
            "THOIGIANGIAIQUYET": decimal_text(limit["value"]),
            "DONVITINH": UNIT_NAMES[limit["unit"]],
            "MOTA": with_tags(limit.get("description") or "", {CASE_TAG: _names(limit, names)}),
            "PHILEPHI": [],
        }
        for limit in limits
    ]
    times[0]["PHILEPHI"] = [_fee(fee, names) for fee in fees]
    channel = CHANNEL_NUMBERS[Channel(method["channel"])]
    return {"KENH": channel, "THOIGIAN": times, "MOTA": method.get("note") or ""}


def _fee(fee: Row, names: Mapping[str, str]) -> dict[str, str]:
    rate, dollars = fee.get("rate_percent"), fee.get("amount_usd")
    return {
        "MAPHILEPHI": fee.get("code") or "",
        "SOTIEN": "" if fee["amount_vnd"] is None else str(fee["amount_vnd"]),
        "DONVI": fee.get("per") or "",
        "MOTA": with_tags(
            fee["name"],
            {
                "loại": FEE_KIND_NAMES[FeeKind(fee["kind"])],
                CONDITION_TAG: fee.get("condition"),
                **{tag: day_text(fee[key]) for key, tag in DAY_TAGS.items() if fee.get(key)},
                "mức do": fee.get("set_by"),
                "tỷ lệ": None if rate is None else repr(rate),
                "đô la Mỹ": None if dollars is None else repr(dollars),
                CASE_TAG: _names(fee, names),
            },
        ),
    }


def _paper(row: Row) -> dict[str, str]:
    tags = {
        CONDITION_TAG: row["condition"],
        "chỉ xuất trình": YES if row["present_only"] else None,
        "có sẵn ở": row["once_only_source"],
        "mẫu": row.get("sample_url"),
    }
    return {
        "MAGIAYTO": row.get("code") or "",
        "TENGIAYTO": with_tags(row["name"], tags),
        "SOBANCHINH": str(row["original"]),
        "SOBANSAO": str(row["copy"]),
        "SOBANCHUNGTHUC": str(row.get("certified", 0)),
        "TENMAUDON": row["form"] or "",
        "URL": row.get("url") or "",
    }


def _result(row: Row) -> dict[str, str]:
    tags = {
        "loại": row.get("kind"),
        "giá trị": row.get("validity"),
        "bản điện tử": YES if row.get("electronic") else None,
    }
    return {"MAKETQUA": row.get("code") or "", "TENKETQUA": with_tags(row["name"], tags)}


def _basis(row: Row, instrument_names: Mapping[str, str]) -> dict[str, str]:
    name = instrument_names.get(row["number"], "")
    words = with_tags(name, {"điều khoản": row.get("article")})
    return {"SOVANBAN": row["number"], "TENVANBAN": words}


def _units(names: Sequence[str]) -> list[dict[str, str]]:
    return [{"MADONVI": "", "TENDONVI": name} for name in names]


def _names(row: Row, names: Mapping[str, str]) -> str:
    return PER_SEPARATOR.join(names[key] for key in row.get("cases", ()))
