"""The forms that return a result, end a dossier, or take it up again."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from motcua.domain.dossiers.values import DossierPage
from motcua.domain.identity.values import Actor
from motcua.interfaces.officer.forms.asked import reason, regime_of
from motcua.interfaces.officer.forms.fields import Field, Form


def hand_to_post(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        facts=[(_("Gửi đến"), page.return_address)] if page.return_address else (),
        fields=[
            Field(
                name="parcel_number",
                label=_("Số hiệu bưu gửi"),
                hint=_("Quét hoặc gõ mã trên phiếu gửi, ví dụ RC123456785VN."),
                missing=_("Chưa ghi số hiệu bưu gửi."),
                characters_max=50,
            )
        ],
    )


def record_withdrawal_request(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        note=_("Dùng khi người nộp đến quầy hoặc gửi đơn giấy. Thời hạn vẫn chạy đến khi trả lời."),
        fields=[reason(label=_("Lý do người nộp xin rút"), hint=_("Ghi như người nộp nói."))],
    )


def agree_withdrawal(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        facts=_why_withdrawn(page),
        note=_("Giấy tờ được trả lại cùng phiếu trả hồ sơ; hồ sơ kết thúc."),
        fields=[_answer()],
    )


def stop(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        facts=_why_withdrawn(page),
        note=_(
            "Người nộp nhận thông báo dừng giải quyết; hồ sơ kết thúc "
            "(118/2025/NĐ-CP, Điều 21; 03/2025/TT-VPCP, Điều 7)."
        ),
        fields=[
            _answer(),
            Field(
                name="fee_treatment",
                label=_("Phí, lệ phí đã nộp xử lý thế nào"),
                hint=_("Ví dụ: chưa thu phí; hoặc trả lại theo biên lai số 12."),
            ),
        ],
    )


def decline_withdrawal(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        facts=_why_withdrawn(page),
        note=_(
            "Chỉ khi đã có quyết định hoặc kết quả. Hồ sơ được giải quyết tiếp, thời hạn vẫn chạy."
        ),
        fields=[reason()],
    )


def reopen(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        facts=[(_("Kết quả đã trả"), f"{page.result_name}, {page.result_number}")]
        if page.result_name
        else (),
        note=_(
            "Cơ quan làm sai thì sửa và chịu chi phí (61/2018/NĐ-CP, Điều 21 khoản 1). Kết quả cũ "
            "được giữ để đối chiếu; thời hạn sửa: %(count)s ngày làm việc."
        )
        % {"count": regime_of(page).correction_working_days},
        note_kind="warn",
        fields=[
            reason(
                name="what_was_wrong",
                label=_("Sai ở đâu?"),
                hint=_("Ghi vào biên bản đính chính, người dân đọc được."),
            )
        ],
    )


def archive(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        fields=[
            Field(
                name="archive_index",
                label=_("Ký hiệu lưu trữ"),
                hint=_("Số hộp, số hồ sơ theo danh mục lưu trữ, ví dụ 2026/H12/045."),
                missing=_("Chưa ghi ký hiệu lưu trữ."),
                characters_max=100,
            )
        ],
    )


def _answer() -> Field:
    return reason(
        name="answer",
        label=_("Trả lời người nộp"),
        hint=_("Người nộp nhận nguyên văn lời này, kèm cách nhận lại giấy tờ."),
    )


def _why_withdrawn(page: DossierPage) -> list[tuple[str, str]]:
    return [(str(_("Người nộp xin rút vì")), page.withdrawal_reason)]
