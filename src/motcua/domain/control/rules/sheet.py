"""What a posting sheet says: the facts of a procedure as a reader in the hall needs them.

A posting sheet is an official Vietnamese paper, whatever language the officer's screen has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from motcua.domain.catalogue.values import (
    CHANNEL_NAMES,
    FEE_KIND_NAMES,
    SUBJECT_NAMES,
    Component,
    Fee,
    ProcedurePage,
)
from motcua.foundation.clock import VIETNAM

TEMPLATES_FOLDER: Final = Path(__file__).parents[1] / "templates"
_FREE, _AS_SET = "Không thu", "Theo quy định của %s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Where a sheet hangs and whom a reader turns to."""

    agency: str
    address: str
    phone: str
    feedback_place: str
    printed_at: datetime


def sheet_facts(
    page: ProcedurePage, *, board: Board, address: str, settled_by: Sequence[str]
) -> Mapping[str, Any]:
    """One sheet as its template reads it. `address`: what the QR code leads to.

    Legal   LR-134 (63/2010/NĐ-CP art. 8, 16, 17: what a procedure states is what is posted);
            LR-135 (20/2008/NĐ-CP art. 13: with the place for feedback).
    """
    decision = page.decision
    return {
        "slug": page.slug,
        "name": page.name,
        "code": page.code or "",
        "field": page.field_name,
        "in_force": _in_force(page.valid_from),
        "decision": _decision(decision.number, decision.signed_on) if decision else "",
        "subjects": ", ".join(SUBJECT_NAMES[subject] for subject in page.subjects),
        "settled_by": " / ".join(settled_by),
        "channels": _channels(page),
        "limit": _limit(page),
        "other_limits": [
            f"{variant.limit}: {variant.condition}" for variant in page.limit_variants
        ],
        "fees": [_fee(fee) for fee in page.fees] or [_FREE],
        "papers": [_paper(component) for component in page.components],
        "set_count": page.set_count,
        "sequence": [f"{step.name}. {step.text}".strip() for step in page.sequence],
        "results": list(page.result_names),
        "conditions": list(page.conditions),
        "legal_basis": [law.number for law in page.legal_basis],
        "address": address,
        "qr": {"qr_of": address},
        "agency": board.agency,
    }


def sheets(facts: Sequence[Mapping[str, Any]], *, board: Board) -> Mapping[str, Any]:
    """Sheets of one place in one file, each beginning on its own page."""
    printed = board.printed_at.astimezone(VIETNAM)
    return {
        "issued_at": printed.isoformat(),
        "title": f"Niêm yết thủ tục hành chính, {board.agency}",
        "printed": f"In lúc {printed:%H:%M} ngày {printed:%d/%m/%Y}",
        "agency": board.agency,
        "where": ", ".join(part for part in (board.address, board.phone) if part),
        "feedback_place": board.feedback_place,
        "sheets": list(facts),
    }


def _in_force(day: date | None) -> str:
    return f"Áp dụng từ ngày {day:%d/%m/%Y}" if day else "Đang áp dụng"


def _decision(number: str, signed_on: date | None) -> str:
    return f"Quyết định số {number}" + (f" ngày {signed_on:%d/%m/%Y}" if signed_on else "")


def _channels(page: ProcedurePage) -> str:
    if page.methods:
        return "; ".join(CHANNEL_NAMES[method.channel] for method in page.methods)
    known = ["Nộp trực tiếp"]
    known += ["Nộp trên mạng"] if page.online.is_available else []
    known += ["Nộp qua bưu chính"] if page.post_receives else []
    return "; ".join(known)


def _limit(page: ProcedurePage) -> str:
    if page.is_same_day:
        after = f"; {page.cutoff_rule}" if page.cutoff_rule else ""
        return f"Trong ngày làm việc{after}"
    return f"{page.limit} kể từ khi nhận đủ hồ sơ hợp lệ"


def _fee(fee: Fee) -> str:
    if fee.amount_vnd == 0:
        amount = _FREE.lower()
    elif fee.amount_vnd is not None:
        amount = f"{fee.amount_vnd:,} đồng".replace(",", ".") + (f"/{fee.per}" if fee.per else "")
    elif fee.rate_percent is not None:
        amount = f"{fee.rate_percent:g} %".replace(".", ",")
    elif fee.amount_usd is not None:
        amount = f"{fee.amount_usd:g} USD" + (f"/{fee.per}" if fee.per else "")
    else:
        amount = (_AS_SET % fee.set_by) if fee.set_by else "tùy trường hợp"
    condition = f" ({fee.condition})" if fee.condition else ""
    kind = FEE_KIND_NAMES[fee.kind]
    name = fee.name if fee.name.lower().startswith(kind.lower()) else f"{kind}: {fee.name}"
    return f"{name}: {amount}{condition}"


def _paper(component: Component) -> Mapping[str, str]:
    if component.is_shown_only:
        count = "xuất trình"
    else:
        kinds = (
            (component.original_count, "bản chính"),
            (component.certified_count, "bản sao chứng thực"),
            (component.copy_count, "bản sao"),
        )
        count = ", ".join(f"{number:02d} {kind}" for number, kind in kinds if number)
    remarks = [(component.condition or "").replace("CSDL", "cơ sở dữ liệu")]
    if component.once_only_source:
        source = component.once_only_source.replace("CSDL", "Cơ sở dữ liệu")
        remarks.append(f"không phải nộp khi tra được trong {source}")
    return {
        "name": component.name,
        "count": count,
        "remark": "; ".join(remark for remark in remarks if remark),
        "form": component.form_name or "",
    }
