"""The form on which an agency lets another settle or receive in its place."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from motcua.domain.identity.values import Actor
from motcua.domain.organisations.permissions import DELEGATE
from motcua.domain.organisations.selectors import agencies_on, parent_of
from motcua.domain.organisations.values import Agency, DelegatedPower
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system.components import Choice
from motcua.interfaces.officer.forms.asked import agency_choices
from motcua.interfaces.officer.forms.fields import Field, FieldKind, Form

POWER_WORDS = {
    DelegatedPower.SETTLE: _("Ủy quyền giải quyết"),
    DelegatedPower.RECEIVE: _("Giao tiếp nhận thay"),
}
PROCEDURES_CHARACTERS_MAX = 4_000


def giving_agencies(by: Actor, *, at: datetime) -> Sequence[Agency]:
    """The agencies that the actor leads, and the one-stop units under them."""
    led, day = by.agency_codes(DELEGATE), at.astimezone(VIETNAM).date()

    def is_led(unit: Agency) -> bool:
        above = parent_of(unit, day=day) if unit.is_one_stop_unit else None
        return unit.code in led or (above is not None and above.code in led)

    return [unit for unit in agencies_on(day) if is_led(unit)]


def delegation(*, by: Actor, at: datetime) -> Form:
    """Who lets whom do what, by which decision, from when until when."""
    return Form(
        note=_(
            "Hồ sơ nộp từ ngày đầu được chuyển đến cơ quan kia. Hồ sơ đang giải quyết ở đâu thì làm "
            "tiếp ở đó. Việc được ủy quyền không được ủy quyền tiếp."
        ),
        fields=[*_who(by, at), *_what_and_when()],
    )


def _who(by: Actor, at: datetime) -> Sequence[Field]:
    return [
        Field(
            name="from_agency_code",
            label=_("Cơ quan ủy quyền"),
            kind=FieldKind.LIST,
            missing=_("Chưa chọn cơ quan ủy quyền."),
            choices=[Choice(each.code, each.name) for each in giving_agencies(by, at=at)],
        ),
        Field(
            name="power",
            label=_("Ủy quyền việc gì?"),
            kind=FieldKind.CHOICE,
            missing=_("Chưa chọn việc ủy quyền."),
            choices=[
                Choice(
                    DelegatedPower.SETTLE,
                    str(POWER_WORDS[DelegatedPower.SETTLE]),
                    translated("cơ quan kia thẩm định và ký kết quả"),
                ),
                Choice(
                    DelegatedPower.RECEIVE,
                    str(POWER_WORDS[DelegatedPower.RECEIVE]),
                    translated("bộ phận một cửa kia nhận và trả, cơ quan giải quyết không đổi"),
                ),
            ],
        ),
        Field(
            name="to_agency_code",
            label=_("Cơ quan nhận ủy quyền"),
            kind=FieldKind.AGENCY,
            hint=_("Gõ vài chữ rồi chọn một tên trong danh sách."),
            missing=_("Chưa chọn cơ quan nhận ủy quyền."),
            choices=agency_choices(at=at),
        ),
    ]


def _what_and_when() -> Sequence[Field]:
    return [
        Field(
            name="procedures",
            label=_("Thủ tục nào?"),
            kind=FieldKind.TEXT,
            hint=_("Mỗi dòng một mã thủ tục, ví dụ 1.001193. Để trống nếu là mọi thủ tục."),
            characters_max=PROCEDURES_CHARACTERS_MAX,
        ),
        Field(
            name="decision_number",
            label=_("Số, ký hiệu văn bản ủy quyền"),
            hint=_("Ví dụ: 15/QĐ-UBND."),
            missing=_("Chưa ghi số, ký hiệu văn bản."),
            characters_max=100,
        ),
        Field(
            name="valid_from",
            label=_("Từ ngày"),
            kind=FieldKind.DAY,
            missing=_("Chưa ghi ngày bắt đầu."),
            hint=_("Ví dụ: 01/12/2026."),
        ),
        Field(
            name="valid_to",
            label=_("Đến hết ngày"),
            kind=FieldKind.DAY,
            missing=_("Chưa ghi ngày kết thúc."),
            hint=_("Ủy quyền luôn có thời hạn. Ví dụ: 31/12/2026."),
        ),
    ]
