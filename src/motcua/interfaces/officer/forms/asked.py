"""What several forms ask in the same words."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossiers.values import DossierPage
from motcua.domain.organisations.selectors import agencies_on
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.regimes.values import Regime
from motcua.domain.working_time.rules import effective_day, next_working_day
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system.components import Choice
from motcua.interfaces.officer.forms.fields import (
    REASON_CHARACTERS_MAX,
    REASON_CHARACTERS_MIN,
    Field,
    FieldKind,
)

_REASON_LABEL = _("Lý do, viết cho người dân hiểu")
_REASON_HINT = _("Người nộp nhận nguyên văn lời này.")


def regime_of(page: DossierPage) -> Regime:
    """The regime of intake: it stays with the dossier to the end."""
    return regime_on(page.submitted_at.astimezone(VIETNAM).date())


def closing_after(page: DossierPage, working_days: int, *, at: datetime) -> datetime:
    """Closing time some working days from now, in the calendar of the appointment."""
    calendar = calendar_for(
        agency_code=page.receiving_agency_code, on=at.astimezone(VIETNAM).date()
    )
    day = effective_day(at, calendar, None)
    for _day in range(working_days):
        day = next_working_day(day, calendar)
    return datetime.combine(day, calendar.closes_at(day), tzinfo=VIETNAM)


def agency_choices(*, at: datetime) -> list[Choice]:
    """Every agency of today; two of one name are told apart by their place."""
    found = agencies_on(at.astimezone(VIETNAM).date())
    names = [each.name for each in found]
    double = {name for name in set(names) if names.count(name) > 1}
    return [
        Choice(
            each.code, f"{each.name} ({each.division_name})" if each.name in double else each.name
        )
        for each in found
    ]


def reason(
    *,
    name: str = "reason",
    label: str | Promise = _REASON_LABEL,
    hint: str | Promise = _REASON_HINT,
    initial: str = "",
) -> Field:
    """A reason that goes to the applicant word for word."""
    return Field(
        name=name,
        label=label,
        kind=FieldKind.TEXT,
        hint=hint,
        missing=_("Xin ghi rõ lý do thành một câu để người dân hiểu và biết phải làm gì tiếp."),
        characters_min=REASON_CHARACTERS_MIN,
        characters_max=REASON_CHARACTERS_MAX,
        initial=initial,
    )


def legal_basis(initial: str = "") -> Field:
    """Number and article of an instrument."""
    return Field(
        name="legal_basis",
        label=_("Căn cứ"),
        hint=_("Số văn bản và điều khoản, ví dụ 61/2018/NĐ-CP, Điều 17."),
        missing=_(
            "Chưa ghi căn cứ. Xin ghi số văn bản và điều khoản, ví dụ 61/2018/NĐ-CP, Điều 17."
        ),
        initial=initial,
    )
