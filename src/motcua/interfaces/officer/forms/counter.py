"""The form on which a dossier that came in on paper is entered."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from motcua.domain.catalogue.selectors import needs_commune
from motcua.domain.catalogue.values import Component, ProcedurePage
from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.rules import Channel, ReturnMethod
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agencies, communes_on
from motcua.interfaces.design_system.components import Choice
from motcua.interfaces.officer.act_words import CHANNEL_LOOKS, RETURN_WORDS
from motcua.interfaces.officer.forms.fields import Field, FieldKind, Form, PaperRow

_ON_PAPER = (Channel.COUNTER, Channel.POST)


def counter_form(procedure: ProcedurePage, *, by: Actor, on: date) -> Form:
    """Who came with which papers, and how the result goes back."""
    units = sorted(by.agency_codes(permissions.REGISTER))
    names = agencies(units)
    unit_field = Field(
        name="receiving_agency_code",
        label=_("Nhận tại"),
        kind=FieldKind.CHOICE,
        missing=_("Chưa chọn nơi nhận."),
        choices=[Choice(code, names[code].name) for code in names],
        initial=units[0],
    )
    fields = [
        *([unit_field] if len(units) > 1 else []),
        Field(
            name="channel",
            label=_("Nộp bằng cách nào?"),
            kind=FieldKind.CHOICE,
            missing=_("Chưa chọn nộp trực tiếp hay qua bưu chính."),
            choices=[Choice(each.value, str(CHANNEL_LOOKS[each][1])) for each in _ON_PAPER],
            initial=Channel.COUNTER.value,
        ),
        Field(
            name="identity_number",
            label=_("Số định danh của người nộp"),
            hint=_("12 chữ số trên thẻ căn cước; giấy tờ khác ghi như in."),
            missing=_("Chưa ghi số định danh."),
            characters_max=20,
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
            hint=_("10 chữ số, để báo tin và hẹn trả."),
            missing=_("Chưa ghi số điện thoại."),
            characters_max=20,
        ),
        Field(name="email", label=_("Thư điện tử"), characters_max=100),
        Field(
            name="papers",
            label=_("Giấy tờ đã nhận"),
            kind=FieldKind.BROUGHT_PAPERS,
            hint=_("Đánh dấu giấy tờ người nộp đưa, ghi số bản. Chỉ có giấy tờ đã công bố."),
            papers=[_row(component) for component in procedure.components],
        ),
        *([_commune(on)] if needs_commune(procedure) and _is_free(units, names) else []),
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
    ]
    given = {} if len(units) > 1 else {"receiving_agency_code": units[0]}
    return Form(fields=fields, given=given)


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


def _row(component: Component) -> PaperRow:
    return PaperRow(
        order=component.order,
        name=component.name,
        note=component.condition or "",
        original_count=component.original_count,
        copy_count=component.copy_count,
    )


def _is_free(units: list[str], names: dict) -> bool:
    """A centre of the province has no commune of its own."""
    return any(not names[code].division_code or names[code].level != "commune" for code in units)


def _commune(on: date) -> Field:
    return Field(
        name="commune_code",
        label=_("Xã, phường giải quyết"),
        kind=FieldKind.LIST,
        missing=_("Chưa chọn xã, phường."),
        choices=[
            Choice("", str(_("Chọn xã, phường"))),
            *(Choice(each.code, each.name) for each in communes_on(on)),
        ],
    )
