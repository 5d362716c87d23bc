"""What the counter asks: who came with which papers, and how the result goes back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from motcua.domain.catalogue.selectors import needs_commune
from motcua.domain.catalogue.values import Case, Component, ProcedurePage
from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.rules import Channel, PaperDemand, ReturnMethod, demand_for
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agencies, communes_on
from motcua.domain.organisations.values import Agency, AgencyCode, AgencyLevel
from motcua.domain.regimes.selectors import regime_on
from motcua.interfaces.design_system.components import Choice
from motcua.interfaces.officer.act_words import CHANNEL_LOOKS, RETURN_WORDS
from motcua.interfaces.officer.forms.asked import legal_basis, reason
from motcua.interfaces.officer.forms.fields import Field, FieldKind, Form, PaperRow
from motcua.interfaces.officer.forms.intake import (
    EXTRA_PAPER,
    case_first,
    note_of,
    refusal_group,
)

PERSON = ("identity_number", "full_name", "address", "phone_number", "email")
ASIDE = ("return_method", "return_address", "channel", "receiving_agency_code")
SCAN_CHARACTERS_MAX = 600
CASES_TO_CHOOSE_MIN = 2
_ON_PAPER = (Channel.COUNTER, Channel.POST)


def counter_form(
    procedure: ProcedurePage,
    *,
    published: ProcedurePage,
    ticked: Collection[int] = (),
    by: Actor,
    on: date,
) -> Form:
    """Who came with which papers, and how the result goes back.

    `procedure` tells of the chosen case, `published` of all; a paper of another case that was ticked
    before the case was chosen stays.
    """
    units = sorted(by.agency_codes(permissions.REGISTER))
    names = agencies(units)
    fields = [
        *_person(),
        *_commune(procedure, units, names, on),
        Field(
            name="papers",
            label=_("Giấy tờ nhận"),
            kind=FieldKind.BROUGHT_PAPERS,
            hint=_("Đánh dấu giấy tờ người nộp đưa, ghi số bản. Chỉ có giấy tờ đã công bố."),
            papers=[
                _row(component, told=procedure)
                for component in case_first(handed_in(published), procedure)
                if component in procedure.components or component.order in ticked
            ],
        ),
        Field(
            name="return_method",
            label=_("Nhận kết quả"),
            kind=FieldKind.CHOICE,
            missing=_("Chưa chọn cách nhận kết quả."),
            choices=[Choice(each.value, str(RETURN_WORDS[each])) for each in ReturnMethod],
            initial=ReturnMethod.COUNTER.value,
        ),
        Field(
            name="return_address",
            label=_("Địa chỉ nhận qua bưu điện"),
            hint=_("Chỉ ghi khi nhận qua bưu điện: đủ thôn, xã, tỉnh."),
        ),
        Field(
            name="channel",
            label=_("Nộp bằng cách nào?"),
            kind=FieldKind.CHOICE,
            missing=_("Chưa chọn nộp trực tiếp hay qua bưu chính."),
            choices=[Choice(each.value, str(CHANNEL_LOOKS[each][1])) for each in _ON_PAPER],
            initial=Channel.COUNTER.value,
        ),
        *_unit(units, names),
        *_case(procedure),
    ]
    given = {} if len(units) > 1 else {"receiving_agency_code": units[0]}
    return Form(fields=fields, given=given)


def handed_in(procedure: ProcedurePage) -> Sequence[Component]:
    """What may be kept at the counter: not what is only shown, not what the state looks up itself."""
    return [
        each
        for each in procedure.components
        if not each.is_shown_only
        and demand_for(each, interactive_form_name="") is not PaperDemand.LOOKED_UP
    ]


def only_shown(procedure: ProcedurePage) -> Sequence[Component]:
    """What is looked at and given back at once."""
    return [
        each
        for each in procedure.components
        if each.is_shown_only
        and demand_for(each, interactive_form_name="") is not PaperDemand.LOOKED_UP
    ]


def looked_up(procedure: ProcedurePage) -> Sequence[Component]:
    """What nobody is asked for: a database has it (224/2026/NĐ-CP art 15.1d)."""
    return [
        each
        for each in procedure.components
        if demand_for(each, interactive_form_name="") is PaperDemand.LOOKED_UP
    ]


def later_form() -> Form:
    """What is asked of a dossier that came by post, or while the system was down."""
    return Form(
        fields=[
            Field(
                name="occurred_at",
                label=_("Nhận lúc"),
                kind=FieldKind.MOMENT,
                hint=_("Giờ ký bàn giao với bưu chính, hoặc giờ nhận khi hệ thống ngừng."),
            ),
            Field(
                name="paper_code",
                label=_("Mã hồ sơ đã cấp trên giấy"),
                hint=_("Chỉ ghi khi hệ thống ngừng và đã cấp giấy bằng tay."),
                characters_max=60,
            ),
        ]
    )


def missing_form(procedure: ProcedurePage, published: ProcedurePage) -> Form:
    """A request for papers from the same screen: any listed paper, those of the case first."""
    return Form(
        fields=[
            Field(
                name="items",
                label=_("Giấy tờ nào còn thiếu hoặc chưa đúng?"),
                kind=FieldKind.ASKED_PAPERS,
                missing=_("Chưa chọn giấy tờ nào. Xin đánh dấu và ghi thiếu gì, sai gì."),
                papers=[
                    _row(each, told=procedure)
                    for each in case_first(handed_in(published), procedure)
                ],
            ),
            reason(
                name="supplement_reason",
                hint=_("Nói gọn vì sao cần bổ sung và người nộp làm thế nào."),
            ),
            _basis("supplement_basis", "61/2018/NĐ-CP, Điều 17 khoản 1 điểm a"),
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
    )


def refusal_form() -> Form:
    """A refusal from the same screen."""
    return Form(
        fields=[
            refusal_group(),
            reason(
                name="refusal_reason",
                hint=_("Ghi rõ chỗ nào không được và người nộp phải làm gì tiếp."),
            ),
            _basis("refusal_basis", ""),
        ]
    )


def _basis(name: str, initial: str) -> Field:
    asked = legal_basis(initial)
    return Field(
        name=name,
        label=asked.label,
        hint=asked.hint,
        missing=asked.missing,
        initial=initial,
    )


def _person() -> list[Field]:
    return [
        Field(
            name="identity_number",
            label=_("Số định danh của người nộp"),
            hint=_("Quét mã QR trên thẻ căn cước, hoặc gõ 12 chữ số rồi bấm Enter."),
            missing=_("Chưa ghi số định danh."),
            characters_max=SCAN_CHARACTERS_MAX,
        ),
        Field(
            name="full_name",
            label=_("Họ tên"),
            missing=_("Chưa ghi họ tên hoặc tên tổ chức."),
            characters_max=200,
        ),
        Field(name="address", label=_("Địa chỉ"), missing=_("Chưa ghi địa chỉ của người nộp.")),
        Field(
            name="phone_number",
            label=_("Điện thoại"),
            hint=_("10 chữ số, để báo tin và hẹn trả. Chưa biết số định danh thì tìm theo số này."),
            missing=_("Chưa ghi số điện thoại."),
            characters_max=20,
        ),
        Field(name="email", label=_("Thư điện tử"), characters_max=100),
    ]


def _unit(units: Sequence[str], names: Mapping[AgencyCode, Agency]) -> list[Field]:
    if len(units) == 1:
        return []
    return [
        Field(
            name="receiving_agency_code",
            label=_("Nhận tại"),
            kind=FieldKind.CHOICE,
            missing=_("Chưa chọn nơi nhận."),
            choices=[Choice(code, names[AgencyCode(code)].name) for code in units],
            initial=units[0],
        )
    ]


def _case(procedure: ProcedurePage) -> list[Field]:
    """Which case it is, where there are several; it may stay unsaid (LR-138)."""
    if len(procedure.cases) < CASES_TO_CHOOSE_MIN:
        return []
    return [
        Field(
            name="case_key",
            label=_("Trường hợp"),
            kind=FieldKind.LIST,
            choices=[
                Choice("", str(_("Chưa rõ"))),
                *(Choice(case.key, _case_words(case)) for case in procedure.cases),
            ],
        )
    ]


def _case_words(case: Case) -> str:
    return f"{case.name} ({case.condition})" if case.condition else case.name


def _row(component: Component, *, told: ProcedurePage) -> PaperRow:
    note = note_of(component, told)
    if component.once_only_source:
        source = component.once_only_source
        only_if = _("Chỉ nhận khi %(source)s chưa có.") % {"source": source}
        note = f"{note}. {only_if}" if note else str(only_if)
    return PaperRow(
        order=component.order,
        name=component.name,
        note=note,
        original_count=component.original_count,
        copy_count=component.copy_count,
    )


def _commune(
    procedure: ProcedurePage, units: Sequence[str], names: Mapping[AgencyCode, Agency], on: date
) -> list[Field]:
    """Whose commune decides: a counter of the commune takes its own unless told; a centre of the
    province has none and asks.
    """
    if not needs_commune(procedure):
        return []
    own = [names[AgencyCode(code)] for code in units]
    is_of_commune = all(unit.level is AgencyLevel.COMMUNE for unit in own)
    if is_of_commune and not regime_on(on).is_boundary_free:
        return []
    first = _("Nơi đây: %(place)s") % {"place": own[0].division_name} if is_of_commune else None
    return [
        Field(
            name="commune_code",
            label=_("Xã, phường giải quyết"),
            kind=FieldKind.LIST,
            missing="" if is_of_commune else _("Chưa chọn xã, phường."),
            choices=[
                Choice("", str(first or _("Chọn xã, phường"))),
                *(Choice(each.code, each.name) for each in communes_on(on)),
            ],
        )
    ]
