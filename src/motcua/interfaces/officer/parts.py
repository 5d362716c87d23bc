"""Who of other agencies has which part, since when, until when, and whose hours were used."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.dossiers.values import AskedFor, DossierLife, DossierPage
from motcua.domain.workflow.selectors.parts import PartOfWork, parts_of_work
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.officer.durations import office_time_words
from motcua.interfaces.officer.happened import Line, Panel


def parts_panels(page: DossierPage, life: DossierLife, *, at: datetime) -> Sequence[Panel]:
    """Opinions and parts of the work, the latest first, each only where there is one.

    Legal   LR-093 (61/2018/NĐ-CP art 19.5 to 19.7): everybody sees whose hours were used.
    """
    parts = list(reversed(parts_of_work(life.consultations, at=at)))
    titles = {
        AskedFor.PART: _("Phần việc của cơ quan liên thông"),
        AskedFor.OPINION: _("Ý kiến cơ quan khác"),
    }
    return [
        Panel(title, [_line(page, part) for part in parts if part.line.kind == kind])
        for kind, title in titles.items()
    ]


def _line(page: DossierPage, part: PartOfWork) -> Line:
    line = part.line
    has_file = line.result_file_id is not None
    return Line(
        title=line.agency_name,
        due=_due(part),
        said=line.question,
        points=_points(part),
        detail=_detail(part),
        address=reverse("officer:part_result", args=[page.code, line.consultation_id])
        if has_file
        else "",
        address_words=_("Xem tệp kết quả") if has_file else "",
    )


def _due(part: PartOfWork) -> Due:
    line = part.line
    if line.is_recalled:
        return Due("off", _("Đã thôi hỏi"))
    if line.answered_at is not None:
        day = {"day": formats.short_day(line.answered_at)}
        if part.is_late:
            return Due("late", _("Trả lời muộn %(day)s") % day)
        return Due("done", _("Đã trả lời %(day)s") % day)
    return Due("late", _("Quá hạn trả lời")) if part.is_late else Due("early", _("Chờ trả lời"))


def _points(part: PartOfWork) -> Sequence[str]:
    line = part.line
    points = []
    if line.result_name:
        named = ", ".join(filter(None, (line.result_name, line.result_number)))
        points.append(_("Kết quả: %(result)s") % {"result": named})
    if line.answer:
        words = _("Lý do: %(answer)s") if line.is_recalled else _("Trả lời: %(answer)s")
        points.append(words % {"answer": line.answer})
    if line.overdue_noted_at is not None:
        points.append(
            _("Đã ghi nhận quá hạn %(moment)s, người đứng đầu Bộ phận Một cửa nhắc cơ quan này.")
            % {"moment": formats.moment(line.overdue_noted_at)}
        )
    return points


def _detail(part: PartOfWork) -> str:
    line = part.line
    words = [
        _("Hỏi %(asked)s, trả lời trước %(by)s.")
        % {"asked": formats.moment(line.asked_at), "by": formats.moment(line.answer_by)},
        _("Đã dùng %(used)s trên %(given)s được giao, theo giờ làm việc.")
        % {"used": office_time_words(part.used), "given": office_time_words(part.given)},
    ]
    if part.is_late:
        words.append(_("Trễ %(time)s.") % {"time": office_time_words(part.late)})
    return " ".join(words)
