"""From what was typed to the values of an act; what cannot be one is named, and stays as typed."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.domain.dossiers.values import AskedPaper, PaperBrought
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.officer.forms.fields import Field, FieldKind, Form, PaperRow, Typed
from motcua.interfaces.officer.typed import typed_line, typed_text

COUNT_MAX = 99
VND_DIGITS_MAX = 15
_DAY = re.compile(r"(\d{1,2})[\s/.\-]+(\d{1,2})[\s/.\-]+(\d{4})|(\d{2})(\d{2})(\d{4})")
_TIME = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ)\s*(\d{2})?(?:\s*phút)?")
# What an act is given for a field that cannot be read: it then says who was first, or whose work
# the act is, before it looks at any field.
_NOTHING: Mapping[FieldKind, Any] = {
    FieldKind.DAY: None,
    FieldKind.MOMENT: None,
    FieldKind.MONEY: 0,
    FieldKind.ASKED_PAPERS: (),
    FieldKind.BROUGHT_PAPERS: (),
}


class NotReadable(Exception):
    """What was typed is none of what the field takes; the words say what is."""


def read(request: HttpRequest, form: Form) -> Typed:
    """Every field of a form as it was sent."""
    texts: dict[str, str] = {}
    values: dict[str, Any] = dict(form.given)
    faults: dict[str, str] = {}
    for field in form.fields:
        texts |= _texts(request, field)
        if field.kind is FieldKind.FILE:  # Kept with the act, so that a refused one keeps nothing.
            values[field.name] = request.FILES.get(field.name)
            continue
        try:
            values[field.name] = _READERS[field.kind](field, texts)
        except NotReadable as fault:
            faults[field.name] = str(fault)
            values[field.name] = _NOTHING.get(field.kind, "")
        if field.gives:
            nothing = dict.fromkeys(next(iter(field.gives.values())), "")
            values |= field.gives.get(values.pop(field.name), nothing)
    return Typed(texts, values, faults)


def initial(form: Form) -> Typed:
    """The form before anybody typed."""
    texts: dict[str, str] = {}
    for field in form.fields:
        for paper in field.papers:
            texts |= {
                f"{field.name}-{paper.order}": "on" if paper.is_ticked else "",
                f"{field.name}-{paper.order}-original": str(paper.original_count),
                f"{field.name}-{paper.order}-copy": str(paper.copy_count),
            }
        if isinstance(field.initial, datetime):
            at = field.initial.astimezone(VIETNAM)
            texts |= {field.name: f"{at:%d/%m/%Y}", f"{field.name}-time": f"{at:%H:%M}"}
        elif isinstance(field.initial, date):
            texts[field.name] = f"{field.initial:%d/%m/%Y}"
        else:
            texts[field.name] = str(field.initial)
    return Typed(texts, {}, {})


def paper_inputs(field: Field, paper: PaperRow) -> Mapping[str, str]:
    """The names of the inputs of one paper."""
    stem = f"{field.name}-{paper.order}"
    return {
        "tick": stem,
        "original": f"{stem}-original",
        "copy": f"{stem}-copy",
        "missing": f"{stem}-missing",
    }


def _texts(request: HttpRequest, field: Field) -> dict[str, str]:
    if field.kind is FieldKind.FILE:
        upload = request.FILES.get(field.name)
        return {field.name: (upload.name or "") if upload else ""}
    if field.kind is FieldKind.TEXT:
        return {field.name: typed_text(request, field.name)}
    names = [field.name]
    if field.kind is FieldKind.MOMENT:
        names.append(f"{field.name}-time")
    for paper in field.papers:
        names += paper_inputs(field, paper).values()
    return {name: typed_line(request, name) for name in names}


def _text(field: Field, texts: Mapping[str, str]) -> str:
    text = texts[field.name]
    if not text and not field.missing:
        return ""
    if len(text) < max(field.characters_min, 1):
        raise NotReadable(field.missing)
    if len(text) > field.characters_max:
        raise NotReadable(
            _("Dài %(count)s ký tự, nhiều nhất là %(most)s. Xin viết gọn lại.")
            % {"count": len(text), "most": field.characters_max}
        )
    return text


def _choice(field: Field, texts: Mapping[str, str]) -> str:
    text = texts[field.name]
    if text in {choice.value for choice in field.choices} or (not text and not field.missing):
        return text
    raise NotReadable(field.missing or _("Xin chọn trong danh sách."))


def day_in(text: str) -> date | None:
    """`25/11/2026`, `25-11-2026`, `25112026`; None for anything else."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month, year = (part for part in found.groups() if part)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def time_in(text: str) -> time | None:
    """`17:00`, `17h`, `17 giờ 30`; None for anything else."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    try:
        return time(int(found.group(1)), int(found.group(2) or 0))
    except ValueError:
        return None


def _day(field: Field, texts: Mapping[str, str]) -> date | None:
    text = texts[field.name]
    if not text:
        if field.missing:
            raise NotReadable(field.missing)
        return None
    if (day := day_in(text)) is None:
        raise NotReadable(_("Xin ghi ngày theo cách này: 25/11/2026."))
    return day


def _moment(field: Field, texts: Mapping[str, str]) -> datetime | None:
    day = _day(field, texts)
    text = texts[f"{field.name}-time"]
    if day is None:
        if text:
            raise NotReadable(_("Đã ghi giờ mà chưa ghi ngày."))
        return None
    if (hour := time_in(text)) is None:
        raise NotReadable(_("Xin ghi giờ theo cách này: 17:00."))
    return datetime.combine(day, hour, tzinfo=VIETNAM)


def _money(field: Field, texts: Mapping[str, str]) -> int:
    digits = re.sub(r"[\s.,]|đ$|đồng$|vnd$", "", texts[field.name].casefold())
    if not digits.isdecimal() or not digits.isascii() or len(digits) > VND_DIGITS_MAX:
        raise NotReadable(
            field.missing
            if not texts[field.name]
            else _("Xin ghi số tiền bằng chữ số, ví dụ 1.250.000.")
        )
    return int(digits)


def _agency(field: Field, texts: Mapping[str, str]) -> str:
    wanted = texts[field.name].casefold()
    if not wanted:
        raise NotReadable(field.missing)
    for choice in field.choices:
        if wanted in {choice.label.casefold(), choice.value.casefold()}:
            return choice.value
    raise NotReadable(
        _("Không có cơ quan tên như vậy. Xin gõ vài chữ rồi chọn một tên trong danh sách.")
    )


def _count(text: str) -> int:
    return min(int(text[:4]), COUNT_MAX) if text[:4].isdecimal() and text[:4].isascii() else 0


def _asked_papers(field: Field, texts: Mapping[str, str]) -> tuple[AskedPaper, ...]:
    asked = []
    for paper in field.papers:
        names = paper_inputs(field, paper)
        if not texts[names["tick"]]:
            if texts[names["missing"]]:
                raise NotReadable(
                    _("Đã ghi thiếu gì, sai gì nhưng chưa đánh dấu giấy tờ: %(paper)s.")
                    % {"paper": paper.name}
                )
            continue
        if not texts[names["missing"]]:
            raise NotReadable(_("Chưa ghi thiếu gì, sai gì: %(paper)s.") % {"paper": paper.name})
        asked.append(
            AskedPaper(
                order=paper.order,
                name=paper.name,
                original_count=_count(texts[names["original"]]),
                copy_count=_count(texts[names["copy"]]),
                what_is_missing=texts[names["missing"]][: field.characters_max],
            )
        )
    if not asked and field.missing:
        raise NotReadable(field.missing)
    return tuple(asked)


def _brought_papers(field: Field, texts: Mapping[str, str]) -> tuple[Any, ...]:
    return tuple(
        PaperBrought(
            order=paper.order,
            original_count=_count(texts[names["original"]]),
            certified_count=_count(texts[names["copy"]]),
        )
        for paper in field.papers
        for names in (paper_inputs(field, paper),)
        if texts[names["tick"]]
    )


_READERS: Mapping[FieldKind, Callable[[Field, Mapping[str, str]], Any]] = {
    FieldKind.LINE: _text,
    FieldKind.TEXT: _text,
    FieldKind.CHOICE: _choice,
    FieldKind.LIST: _choice,
    FieldKind.DAY: _day,
    FieldKind.MOMENT: _moment,
    FieldKind.MONEY: _money,
    FieldKind.AGENCY: _agency,
    FieldKind.ASKED_PAPERS: _asked_papers,
    FieldKind.BROUGHT_PAPERS: _brought_papers,
}
