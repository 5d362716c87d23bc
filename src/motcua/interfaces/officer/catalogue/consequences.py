"""What a change means for dossiers under way, processes, forms and guidance, in lines to read."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.domain.catalogue.selectors.decisions import decision
from motcua.domain.catalogue.values import UNFINISHED, ChangeKind, Decision, Record
from motcua.domain.control.selectors.consequences import (
    Consequences,
    consequences_of,
    consequences_of_decision,
)
from motcua.domain.records.rules.record import read_record
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer.catalogue.access import today

Line = dict[str, Any]


def lines_of_record(found: Record) -> list[Line]:
    """What publishing one record would touch; nothing once it is published or thrown away."""
    if found.state not in UNFINISHED:
        return []
    is_end = found.change_kind is ChangeKind.ABOLISHED
    if not is_end and read_record(found.facts)[0] is None:
        return [_line("info-circle-fill", _("Sửa hết chỗ chưa đọc được thì mới tính được."))]
    day = today() + timedelta(days=1)
    if found.decision_id is not None:
        day = decision(found.decision_id).effective_from
    return _lines([consequences_of(found, effective_from=day)], with_names=False)


def lines_of_decision(found: Decision) -> list[Line]:
    """What publishing a decision would touch, procedure by procedure."""
    every = consequences_of_decision(found.decision_id)
    return _lines(every, with_names=len(every) > 1)


def _lines(found: Sequence[Consequences], *, with_names: bool) -> list[Line]:
    lines: list[Line] = []
    for each in found:
        note = each.name if with_names else ""
        lines += [{**line, "note": note} for line in _of_procedure(each)]
    return lines


def _of_procedure(each: Consequences) -> list[Line]:
    lines = []
    for spanning in each.dossiers:
        words = ngettext(
            "%(count)s hồ sơ đang giải quyết ở %(agency)s giữ quy định cũ",
            "%(count)s hồ sơ đang giải quyết ở %(agency)s giữ quy định cũ",
            spanning.count,
        ) % {"count": formats.whole_number(spanning.count), "agency": spanning.agency_name}
        if spanning.until is not None:
            words += ", " + _("hẹn trả chậm nhất %(day)s") % {"day": formats.day(spanning.until)}
        lines.append(_line("folder", f"{words}."))
    if each.process is not None:
        words = _("Quy trình nội bộ (bản %(number)s) phải soạn lại: %(why)s") % {
            "number": each.process.number,
            "why": " ".join(each.process.sentences),
        }
        lines.append(
            _line("diagram-3", words, "officer:process_history", each.process.procedure_slug)
        )
    lines += [_line("ui-checks", words) for words in each.forms]
    lines += [
        _line(
            "signpost-split",
            _("Hướng dẫn “%(title)s” dẫn tới thủ tục này, xin xem lại.") % {"title": event.title},
        )
        for event in each.guidance
    ]
    if each.later_versions:
        lines.append(_line("calendar3", _later(each.later_versions)))
    return lines or [
        _line("check-circle-fill", _("Không hồ sơ, quy trình, biểu mẫu nào bị ảnh hưởng."))
    ]


def _later(days: Sequence[date]) -> str:
    shown = ", ".join(formats.day(each) for each in days)
    return _("Đã có bản khác bắt đầu từ %(days)s; thay đổi này không nằm trong bản đó.") % {
        "days": shown
    }


def _line(icon: str, words: str, page: str = "", *arguments: str) -> Line:
    return {"icon": icon, "words": words, "address": reverse(page, args=arguments) if page else ""}
