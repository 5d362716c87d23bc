"""A notice in words.

Legal   LR-015 (224/2026/NĐ-CP art 15.1g): every message names the agency, who has the dossier, and
        the times of receipt, processing and return.
"""

from collections.abc import Sequence
from datetime import date, datetime
from string import Formatter

from motcua.domain.notifications.values import Notice, Wording
from motcua.foundation.clock import VIETNAM

from .words import HOW_IT_COMES_BACK, WORDS

SHORT_TEXT_CHARACTERS_MAX = 134  # Two segments of an SMS with Vietnamese letters (UCS-2).


def wording(notice: Notice, *, public_address: str) -> Wording:
    """The notice in words. `public_address` is the root of the portal, without a slash at the end."""
    words, facts = WORDS[notice.kind], _facts(notice)
    page = f"{public_address}/tra-cuu/{notice.dossier_code}/"
    body = "\n".join(line.format_map(facts) for line in words.lines if _is_filled(line, facts))
    text = (
        f"Kính gửi ông/bà {notice.recipient_name},\n\n"
        f"{body}\n\n"
        f"Hồ sơ: {notice.dossier_code}, {notice.procedure_name}.\n"
        f"Xem hồ sơ: {page}\n"
        "Tin này gửi tự động, xin ông/bà không trả lời."
    )
    return Wording(
        subject=_first(words.subjects, facts),
        text=text,
        short_text=_short(f"Hồ sơ {notice.dossier_code}: {_first(words.short, facts)}"),
    )


def _facts(notice: Notice) -> dict[str, str]:
    """What the words may speak of; empty where the notice knows nothing."""
    facts = {
        "code": notice.dossier_code,
        "receiving": notice.receiving_agency_name,
        "competent": notice.competent_agency_name,
        "holder": notice.holder_name,
        "at": _moment(notice.at),
        "due": _moment(notice.due_at),
        "old_due": _moment(notice.old_due_at),
        "reason": notice.reason,
        "legal_basis": notice.legal_basis,
        "papers": "\n".join(f"- {paper}" for paper in notice.papers),
        "until": _day(notice.until),
        "what": notice.what,
        "amount": _dong(notice.amount_vnd),
        "address": notice.return_address,
    }
    how = HOW_IT_COMES_BACK.get(notice.return_method, HOW_IT_COMES_BACK["counter"])
    return facts | {"how": how.format_map(facts)}


def _first(lines: Sequence[str], facts: dict[str, str]) -> str:
    """The first line that is whole; the last of them needs nothing but the code."""
    return next(line for line in lines if _is_filled(line, facts)).format_map(facts)


def _is_filled(line: str, facts: dict[str, str]) -> bool:
    """Whether everything that a line speaks of is known: a line with a gap is left out."""
    return all(facts[name] for _, name, _, _ in Formatter().parse(line) if name)


def _moment(at: datetime | None) -> str:
    return f"{at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" if at else ""


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _dong(amount_vnd: int | None) -> str:
    return f"{amount_vnd:,} đ".replace(",", ".") if amount_vnd is not None else ""


def _short(text: str) -> str:
    """Never longer than what a telephone gets in two segments."""
    return text if len(text) <= SHORT_TEXT_CHARACTERS_MAX else text[:133] + "…"
