"""The forms of the agency that decides: money, opinions, verification, pause, rejection, apology."""

from datetime import datetime

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.values import DossierPage, ObligationKind
from motcua.domain.identity.selectors import holders
from motcua.domain.identity.values import Actor
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Choice
from motcua.interfaces.officer.act_words import REFUSAL_WORDS
from motcua.interfaces.officer.forms.asked import (
    agency_choices,
    closing_after,
    legal_basis,
    reason,
    regime_of,
)
from motcua.interfaces.officer.forms.fields import (
    REASON_CHARACTERS_MAX,
    REASON_CHARACTERS_MIN,
    Field,
    FieldKind,
    Form,
)
from motcua.interfaces.officer.forms.intake import refusal_group, supplement_fields

OBLIGATION_WORDS = {
    ObligationKind.FEE: _("Phí, lệ phí"),
    ObligationKind.TAX: _("Thuế"),
    ObligationKind.LAND: _("Tiền sử dụng đất, thuê đất"),
}


def assign(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    officers = holders(role_key="case_officer", agency_code=page.competent_agency_code, at=at)
    return Form(
        facts=[(_("Đang giữ hồ sơ"), page.holder_name)] if page.holder_name else (),
        fields=[
            Field(
                name="to_account_id",
                label=_("Giao cho ai?"),
                kind=FieldKind.CHOICE,
                missing=_("Chưa chọn người thụ lý."),
                choices=[
                    Choice(str(each.account_id), each.full_name)
                    for each in officers
                    if each.account_id != page.holder_account_id
                ],
            )
        ],
    )


def raise_obligation(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    pausing = regime_of(page).payment_pauses_clock
    return Form(
        note=_(
            "Người nộp nhận thông báo ghi rõ khoản phải nộp. Thuế và tiền đất thì thời hạn tạm "
            "dừng cho đến khi nộp; phí, lệ phí thì thời hạn vẫn chạy."
        ),
        fields=[
            Field(
                name="kind",
                label=_("Khoản gì?"),
                kind=FieldKind.CHOICE,
                missing=_("Chưa chọn khoản phải nộp."),
                choices=[
                    Choice(
                        kind.value,
                        str(words),
                        translated("tạm dừng thời hạn")
                        if kind.value in pausing
                        else translated("thời hạn vẫn chạy"),
                    )
                    for kind, words in OBLIGATION_WORDS.items()
                ],
            ),
            Field(
                name="name",
                label=_("Tên khoản, ghi trên thông báo"),
                hint=_("Ví dụ: lệ phí trước bạ nhà đất."),
                missing=_("Chưa ghi tên khoản phải nộp."),
            ),
            Field(
                name="amount_vnd",
                label=_("Số tiền (đồng)"),
                kind=FieldKind.MONEY,
                hint=_("Ví dụ: 1.250.000."),
                missing=_("Chưa ghi số tiền."),
            ),
        ],
    )


def record_payment(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    owed = life_of(page.dossier_id).open_obligation
    return Form(
        facts=[(_("Phải nộp"), f"{owed.name}, {formats.dong(owed.amount_vnd)}")] if owed else (),
        fields=[
            Field(
                name="receipt_number",
                label=_("Số biên lai"),
                hint=_("Biên lai hoặc mã giao dịch của lần nộp."),
                missing=_("Chưa ghi số biên lai."),
                characters_max=100,
            ),
            Field(
                name="paid_at",
                label=_("Nộp lúc"),
                kind=FieldKind.MOMENT,
                hint=_("Ngày giờ ghi trên biên lai."),
                initial=at,
            ),
        ],
    )


def supplement_in_process(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    latest = regime_of(page).supplement_notice_working_days
    return Form(
        note=translated(
            "Yêu cầu bổ sung chậm nhất %(count)s ngày làm việc từ khi tiếp nhận, và chỉ một lần. "
            "Thời hạn dừng; nhận đủ thì tính lại từ đầu (61/2018/NĐ-CP, Điều 19 khoản 4)."
        )
        % {"count": latest},
        note_kind="warn",
        fields=[
            *supplement_fields(page, "61/2018/NĐ-CP, Điều 19 khoản 4"),
            Field(
                name="special_law",
                label=_("Văn bản chuyên ngành cho phép yêu cầu muộn hơn"),
                hint=_("Để trống nếu không có. Ví dụ: số hiệu luật, điều khoản."),
            ),
        ],
    )


def consult(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        note=_(
            "Thời hạn giải quyết vẫn chạy trong khi chờ ý kiến (61/2018/NĐ-CP, Điều 19 khoản 5)."
        ),
        fields=[
            Field(
                name="agency_code",
                label=_("Hỏi cơ quan nào?"),
                kind=FieldKind.AGENCY,
                hint=_("Gõ vài chữ rồi chọn một tên trong danh sách."),
                missing=_("Chưa chọn cơ quan."),
                choices=agency_choices(at=at),
            ),
            Field(
                name="question",
                label=_("Hỏi về việc gì?"),
                kind=FieldKind.TEXT,
                missing=_("Xin ghi rõ nội dung cần ý kiến, ít nhất một câu."),
                characters_min=REASON_CHARACTERS_MIN,
                characters_max=REASON_CHARACTERS_MAX,
            ),
            Field(
                name="answer_by",
                label=_("Trả lời trước"),
                kind=FieldKind.MOMENT,
                missing=_("Chưa ghi hạn trả lời."),
                initial=closing_after(
                    page, regime_of(page).consultation_working_days_default, at=at
                ),
            ),
        ],
    )


def record_verification(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        note=_(
            "Biên bản ghi thời gian, nơi, người tham gia và nội dung "
            "(61/2018/NĐ-CP, Điều 19 khoản 3)."
        ),
        fields=[
            Field(
                name="happened_at",
                label=_("Xác minh lúc"),
                kind=FieldKind.MOMENT,
                missing=_("Chưa ghi ngày giờ xác minh."),
                initial=at,
            ),
            Field(
                name="place",
                label=_("Tại đâu?"),
                missing=_("Chưa ghi nơi xác minh."),
            ),
            Field(
                name="participants",
                label=_("Ai tham gia?"),
                kind=FieldKind.TEXT,
                missing=_("Chưa ghi người tham gia."),
                characters_max=1000,
            ),
            Field(
                name="findings",
                label=_("Nội dung, kết quả xác minh"),
                kind=FieldKind.TEXT,
                missing=_("Xin ghi nội dung xác minh, ít nhất một câu."),
                characters_min=REASON_CHARACTERS_MIN,
                characters_max=REASON_CHARACTERS_MAX,
            ),
        ],
    )


def pause(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    regime = regime_of(page)
    return Form(
        note=_(
            "Chỉ tạm dừng theo căn cứ dưới đây. Người nộp được báo lý do; xong việc phải tính tiếp "
            "ngay."
        ),
        note_kind="warn",
        fields=[
            Field(
                name="ground",
                label=_("Tạm dừng vì"),
                kind=FieldKind.CHOICE,
                missing=_("Chưa chọn căn cứ tạm dừng."),
                choices=[
                    Choice(key, translated(regime.pause_ground_names.get(key, key)))
                    for key in regime.pause_grounds
                ],
            ),
            reason(),
            legal_basis(regime.source_of("pause_grounds")),
            Field(
                name="expected_until",
                label=_("Dự kiến tính tiếp từ ngày"),
                kind=FieldKind.DAY,
                hint=_("Ví dụ 25/11/2026."),
            ),
        ],
    )


def propose_rejection(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        note=_(
            "Từ chối giải quyết phải bằng văn bản, nêu rõ lý do và căn cứ, trong thời hạn "
            "(61/2018/NĐ-CP, Điều 19 khoản 8). Lãnh đạo ký rồi mới gửi cho người nộp."
        ),
        note_kind="warn",
        fields=[
            refusal_group(),
            reason(hint=_("Ghi rõ chỗ nào không đủ điều kiện và người nộp có thể làm gì tiếp.")),
            legal_basis(),
            Field(
                name="letter_number",
                label=_("Số, ký hiệu văn bản từ chối"),
                hint=_("Ví dụ: 45/UBND-TP."),
                missing=_("Chưa ghi số, ký hiệu văn bản."),
                characters_max=100,
            ),
        ],
    )


def send_back(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    facts = []
    if page.result_name:
        facts = [(_("Dự thảo"), f"{page.result_name}, {page.result_number}")]
    elif page.rejection_letter_number:
        group = str(REFUSAL_WORDS.get(page.refusal_reason_key, ""))
        facts = [(_("Dự thảo từ chối"), f"{page.rejection_letter_number}. {group}")]
    return Form(
        facts=facts,
        fields=[
            Field(
                name="reason",
                label=_("Cần làm lại chỗ nào?"),
                kind=FieldKind.TEXT,
                hint=_("Chuyên viên thấy nguyên văn lời này. Thời hạn giải quyết vẫn chạy."),
                missing=_("Chưa ghi lý do. Xin ghi rõ chỗ cần làm lại để chuyên viên sửa đúng."),
                characters_max=REASON_CHARACTERS_MAX,
            )
        ],
    )


def apologise(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    """Drafted by the timer, else empty but for a day; the leader makes it his own."""
    regime = regime_of(page)
    draft = life_of(page.dossier_id).apology_to_send
    may_set_date = page.reappointments < regime.reappointments_max and page.result_ready_at is None
    proposed = draft.proposed_due_at if draft else None
    if proposed is None or proposed <= at:
        proposed = closing_after(
            page, regime.reappointment_working_days, at=max(at, _due(page, at))
        )
    date_field = Field(
        name="new_due_at",
        label=_("Hẹn lại lúc"),
        kind=FieldKind.MOMENT,
        hint=_("Chỉ được hẹn lại một lần, vào giờ làm việc. Xin chọn ngày chắc chắn làm xong."),
        initial=proposed,
    )
    note = (
        _(
            "Văn bản nêu lý do, cơ quan chịu trách nhiệm và ngày hẹn mới; hồ sơ trễ không xin lỗi "
            "thì không kết thúc được (61/2018/NĐ-CP, Điều 19 khoản 9)."
        )
        if may_set_date
        else _(
            "Lần này không hẹn lại ngày: đã hẹn lại một lần, hoặc kết quả đã có. Hồ sơ trễ không "
            "xin lỗi thì không kết thúc được (61/2018/NĐ-CP, Điều 19 khoản 9)."
        )
    )
    return Form(
        note=note,
        facts=[(_("Ngày hẹn cũ"), formats.moment(page.due_at))] if page.due_at else (),
        fields=[
            reason(
                label=_("Vì sao trễ, viết cho người dân hiểu"),
                hint=_("Lời soạn sẵn từ nhật ký của hồ sơ. Xin sửa cho đúng trước khi gửi.")
                if draft
                else _("Người nộp nhận nguyên văn lời này."),
                initial=draft.drafted_reason if draft else "",
            ),
            *([date_field] if may_set_date else []),
        ],
        given={} if may_set_date else {"new_due_at": None},
    )


def _due(page: DossierPage, at: datetime) -> datetime:
    return (page.due_at or at).astimezone(VIETNAM)
