"""The forms of the counter: refuse, ask for papers, check them, transfer."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import Component, ProcedurePage, VersionId
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.states import State
from motcua.domain.dossiers.values import DossierPage, SupplementLine
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import one_stop_units_on
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system.components import Choice
from motcua.interfaces.officer.act_words import REFUSAL_WORDS
from motcua.interfaces.officer.forms.asked import agency_choices, legal_basis, reason
from motcua.interfaces.officer.forms.fields import Field, FieldKind, Form, PaperRow

EXTRA_PAPER = "other_paper"


def refusal_group(missing: str = "") -> Field:
    """The group of reasons under which a refusal is counted."""
    return Field(
        name="reason_key",
        label=_("Nhóm lý do"),
        kind=FieldKind.CHOICE,
        missing=missing or _("Chưa chọn nhóm lý do."),
        choices=[Choice(key, str(label)) for key, label in REFUSAL_WORDS.items()],
    )


def refuse(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        note=_(
            "Chỉ từ chối khi pháp luật cho phép. Lý do và căn cứ dưới đây được gửi nguyên văn cho "
            "người nộp."
        ),
        note_kind="warn",
        fields=[
            refusal_group(),
            reason(hint=_("Ghi rõ chỗ nào không được và người nộp phải làm gì tiếp.")),
            legal_basis(),
        ],
    )


def supplement_at_intake(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        note=_(
            "Cả quá trình giải quyết chỉ được yêu cầu bổ sung một lần, nên xin nêu đủ mọi chỗ "
            "(61/2018/NĐ-CP, Điều 11 khoản 2 điểm c)."
        ),
        note_kind="warn",
        fields=supplement_fields(page, "61/2018/NĐ-CP, Điều 17 khoản 1 điểm a"),
    )


def supplement_fields(page: DossierPage, basis: str) -> list[Field]:
    """Which listed papers are missing or wrong, why, until when. The last field asks for a paper
    that is not listed: it is there to be refused in words instead of being asked for by mouth.
    """
    return [
        Field(
            name="items",
            label=_("Giấy tờ nào còn thiếu hoặc chưa đúng?"),
            kind=FieldKind.ASKED_PAPERS,
            hint=_("Chỉ có giấy tờ trong thành phần hồ sơ đã công bố của thủ tục."),
            missing=_("Chưa chọn giấy tờ nào. Xin đánh dấu và ghi thiếu gì, sai gì."),
            papers=_listed_papers(page),
        ),
        reason(hint=_("Nói gọn vì sao cần bổ sung và người nộp làm thế nào.")),
        legal_basis(basis),
        Field(
            name="complete_by",
            label=_("Bổ sung trước ngày"),
            kind=FieldKind.DAY,
            hint=_("Chỉ ghi khi pháp luật đặt hạn, ví dụ 25/11/2026."),
        ),
        Field(
            name="contact_phone",
            label=_("Số điện thoại để người dân hỏi"),
            characters_max=30,
        ),
        Field(
            name=EXTRA_PAPER,
            label=_("Giấy tờ khác"),
            hint=_(
                "Giấy tờ không có trong danh mục đã công bố thì không được yêu cầu. Ghi vào đây sẽ "
                "bị từ chối, được đếm và báo cáo cho đầu mối kiểm soát thủ tục hành chính."
            ),
        ),
    ]


def accept_supplement(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    return Form(
        note=_("Nhận đủ thì thời hạn tính lại từ đầu và có giấy hẹn mới (61/2018/NĐ-CP, Điều 19)."),
        fields=[_brought(life_of(page.dossier_id).open_supplement)],
    )


def brought_at_intake(page: DossierPage) -> Form | None:
    """What was asked for before acceptance and is now brought to the counter; else nothing is asked."""
    if page.state != State.SUPPLEMENT_BEFORE_ACCEPTANCE:
        return None
    return Form(fields=[_brought(life_of(page.dossier_id).open_supplement)])


def _brought(request: SupplementLine | None) -> Field:
    """The papers of a request, ticked unless the applicant has sent them."""
    is_sent = request is not None and request.sent_at is not None
    return Field(
        name="papers",
        label=_("Giấy tờ mang đến quầy"),
        kind=FieldKind.BROUGHT_PAPERS,
        hint=_("Giấy tờ người nộp đã gửi qua mạng thì không cần đánh dấu.")
        if is_sent
        else _("Đánh dấu giấy tờ người nộp vừa mang đến."),
        papers=[
            PaperRow(
                order=paper.order,
                name=paper.name,
                note=paper.what_is_missing,
                original_count=paper.original_count,
                copy_count=paper.copy_count,
                is_ticked=not is_sent,
            )
            for paper in (request.papers if request else ())
        ],
    )


def transfer(page: DossierPage, *, by: Actor, at: datetime) -> Form:
    if page.state == State.SUBMITTED:
        units = one_stop_units_on(at.astimezone(VIETNAM).date())
        choices = [Choice(unit.code, unit.name) for unit in units]
        note = _(
            "Hồ sơ chưa tiếp nhận được chuyển sang Bộ phận Một cửa khác, nơi đó kiểm tra và tiếp "
            "nhận."
        )
    else:
        choices = agency_choices(at=at)
        note = _(
            "Hồ sơ đã tiếp nhận được chuyển sang cơ quan có thẩm quyền giải quyết; giấy hẹn giữ "
            "nguyên. Chuyển sau 15:00 thì bàn giao đầu giờ ngày làm việc tiếp theo "
            "(61/2018/NĐ-CP, Điều 18)."
        )
    return Form(
        note=note,
        fields=[
            Field(
                name="to_agency_code",
                label=_("Chuyển đến cơ quan"),
                kind=FieldKind.AGENCY,
                hint=_("Gõ vài chữ rồi chọn một tên trong danh sách."),
                missing=_("Chưa chọn cơ quan."),
                choices=choices,
            ),
            reason(),
        ],
    )


def components_of(page: DossierPage) -> tuple[Component, ...]:
    """The papers that the published procedure lists, as it stood at intake, those of the case first."""
    day = page.submitted_at.astimezone(VIETNAM).date()
    published = procedure_version(VersionId(page.procedure_version_id), day=day)
    return case_first(published.components, published.in_case(page.case_key))


def case_first(components: Iterable[Component], told: ProcedurePage) -> tuple[Component, ...]:
    """Those that the case needs, then the others: any listed paper may be asked for."""
    needed = {component.order for component in told.components}
    return tuple(sorted(components, key=lambda each: each.order not in needed))


def note_of(component: Component, told: ProcedurePage) -> str:
    """Under which condition it is needed; of another case, which it is."""
    if component in told.components:
        return component.condition or ""
    return of_other_cases(component.cases, told)


def of_other_cases(keys: Collection[str], told: ProcedurePage) -> str:
    """`Trường hợp: Quá hạn`: whose a row is that the case of `told` does not have."""
    names = [case.name for case in told.cases if case.key in keys]
    return _("Trường hợp: %(names)s") % {"names": "; ".join(names)}


def _listed_papers(page: DossierPage) -> list[PaperRow]:
    day = page.submitted_at.astimezone(VIETNAM).date()
    told = procedure_version(VersionId(page.procedure_version_id), day=day).in_case(page.case_key)
    return [_listed(component, told) for component in components_of(page)]


def _listed(component: Component, told: ProcedurePage) -> PaperRow:
    return PaperRow(
        order=component.order,
        name=component.name,
        note=note_of(component, told),
        original_count=component.original_count,
        copy_count=component.copy_count,
    )
