"""The form of the agency that was asked: its opinion, or the result of its part of the work."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.values import AskedFor, ConsultationLine, DossierPage
from motcua.domain.identity.values import Actor
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Choice
from motcua.interfaces.officer.forms.fields import (
    REASON_CHARACTERS_MAX,
    REASON_CHARACTERS_MIN,
    Field,
    FieldKind,
    Form,
)

RESULT_CHARACTERS_MAX = 300


def answer_consultation(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    """One request open: its answer. Several: which one first."""
    mine = by.agency_codes(permissions.ANSWER_CONSULTATION)
    asked = [
        line for line in life_of(page.dossier_id).open_consultations if line.agency_code in mine
    ]
    kinds = {line.kind for line in asked}
    fields = [_answer(kinds)]
    if AskedFor.PART in kinds:
        fields += _result(is_required=len(kinds) == 1)
    given = {"agency_code": "", "step_key": ""}  # Of nobody: the act refuses who is not asked.
    if len(asked) == 1:
        given = _arguments(asked[0])
    elif asked:
        fields.insert(0, _which(asked))
        given = {}
    return Form(
        facts=[(_heading(line, at), line.question) for line in asked], fields=fields, given=given
    )


def _heading(line: ConsultationLine, at: datetime) -> str:
    words = (
        translated("Phần việc của %(agency)s, xong trước %(moment)s")
        if line.kind == AskedFor.PART
        else translated("Hỏi %(agency)s, trả lời trước %(moment)s")
    ) % {"agency": line.agency_name, "moment": formats.moment(line.answer_by)}
    return f"{words} ({translated('đã quá hạn')})" if at > line.answer_by else words


def _answer(kinds: set[str]) -> Field:
    is_part = kinds == {AskedFor.PART}
    return Field(
        name="answer",
        label=_("Đã làm gì, kết quả thế nào?") if is_part else _("Ý kiến trả lời"),
        kind=FieldKind.TEXT,
        hint=_("Cơ quan chủ trì thấy nguyên văn lời này."),
        missing=_("Xin ghi ít nhất một câu."),
        characters_min=REASON_CHARACTERS_MIN,
        characters_max=REASON_CHARACTERS_MAX,
    )


def _result(*, is_required: bool) -> list[Field]:
    missing = _("Chưa ghi tên kết quả của phần việc.") if is_required else ""
    return [
        Field(
            name="result_name",
            label=_("Tên kết quả"),
            hint=_("Ví dụ: Thông báo kết quả đăng ký thường trú."),
            missing=missing,
            characters_max=RESULT_CHARACTERS_MAX,
        ),
        Field(
            name="result_number",
            label=_("Số, ký hiệu"),
            hint=_("Để trống nếu kết quả không có số."),
            characters_max=RESULT_CHARACTERS_MAX,
        ),
        Field(
            name="result_file_id",
            label=_("Tệp kết quả (PDF)"),
            kind=FieldKind.FILE,
            hint=_("Một tệp PDF, không quá 20 MB. Để trống nếu kết quả chỉ có bản giấy."),
        ),
    ]


def _which(asked: Sequence[ConsultationLine]) -> Field:
    return Field(
        name="which",
        label=_("Trả lời yêu cầu nào?"),
        kind=FieldKind.CHOICE,
        missing=_("Chưa chọn yêu cầu."),
        choices=[
            Choice(str(line.consultation_id), line.agency_name, line.question) for line in asked
        ],
        gives={str(line.consultation_id): _arguments(line) for line in asked},
    )


def _arguments(line: ConsultationLine) -> dict[str, str]:
    return {"agency_code": line.agency_code, "step_key": line.step_key}
