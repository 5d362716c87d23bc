"""Days of the calendar, changes of it and what they move, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from motcua.domain.dossiers.rules.calendar_impact import AppointmentKind
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId
from motcua.domain.organisations.selectors import agencies
from motcua.domain.working_time.values import (
    CalendarProposal,
    DayKey,
    DayKind,
    DayScope,
    ProposalState,
    PublishedDay,
)
from motcua.interfaces.design_system import formats

KIND_WORDS: dict[DayKind, Promise] = {
    DayKind.HOLIDAY: gettext_lazy("Nghỉ lễ, tết"),
    DayKind.COMPENSATION: gettext_lazy("Nghỉ bù"),
    DayKind.SWAPPED_OFF: gettext_lazy("Nghỉ hoán đổi"),
    DayKind.SWAPPED_ON: gettext_lazy("Làm bù"),
    DayKind.CLOSURE: gettext_lazy("Đóng cửa"),
}
STATE_WORDS: dict[ProposalState, Promise] = {
    ProposalState.OPEN: gettext_lazy("Chờ người thứ hai ký"),
    ProposalState.SIGNED: gettext_lazy("Đã ký"),
    ProposalState.DROPPED: gettext_lazy("Đã bỏ"),
}
APPOINTMENT_WORDS: dict[AppointmentKind, Promise] = {
    AppointmentKind.OPINION: gettext_lazy("Hạn trả lời lấy ý kiến"),
    AppointmentKind.PAUSE_ENDS: gettext_lazy("Ngày dự kiến hết tạm dừng"),
    AppointmentKind.PAUSED_PROMISE: gettext_lazy("Ngày đã hẹn lại trước khi tạm dừng"),
}
DAYS_NAMED_MAX = 4


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day that a change sets or takes back."""

    day_words: str
    kind_words: str
    name: str
    source: str


def scope_words(scope: DayScope, code: str) -> str:
    """For whom a day holds: `Cả nước`, `Tỉnh Hưng Yên`, the agency's name."""
    if scope is DayScope.COUNTRY:
        return _("Cả nước")
    if scope is DayScope.PROVINCE:
        is_ours = code == settings.PROVINCE_CODE
        return _("Tỉnh %(name)s") % {"name": settings.PROVINCE_NAME if is_ours else code}
    return agency_names([code])[code]


def agency_names(codes: Iterable[str]) -> dict[str, str]:
    """Names by code; a code that is no agency stands for itself."""
    wanted = set(codes)
    known = {str(code): agency.name for code, agency in agencies(wanted).items()}
    return {code: known.get(code, code) for code in wanted}


def day_lines(days: Iterable[PublishedDay]) -> Sequence[DayLine]:
    return [
        DayLine(
            day_words=formats.capital(formats.long_day(row.day)),
            kind_words=str(KIND_WORDS[row.kind]),
            name=row.name,
            source=row.source,
        )
        for row in sorted(days, key=lambda row: row.day)
    ]


def title_of(change: CalendarProposal) -> str:
    """`24/11/2026: Ngày Văn hóa Việt Nam`: what a change is about, in one line."""
    days = sorted(change.changes.days, key=lambda row: row.day)
    named = ", ".join(formats.day(row.day) for row in days[:DAYS_NAMED_MAX])
    more = len(days) - DAYS_NAMED_MAX
    if more > 0:
        named = _("%(days)s và %(count)s ngày khác") % {"days": named, "count": more}
    parts = []
    if days:
        parts.append(f"{named}: {days[0].name}")
    if change.changes.withdrawn:
        taken = ", ".join(
            formats.day(key.day) for key in sorted(change.changes.withdrawn, key=_by_day)
        )
        parts.append(_("thu hồi %(days)s") % {"days": taken})
    return formats.capital("; ".join(parts))


def scopes_of(change: CalendarProposal) -> str:
    found = sorted({(key.scope, key.scope_code) for key in change.keys})
    return ", ".join(scope_words(DayScope(scope), code) for scope, code in found)


def people_words(references: Iterable[str]) -> dict[str, str]:
    """Names behind the references that the journal keeps. One query."""
    wanted = set(references) - {""}
    numbers = {
        reference: AccountId(int(number))
        for reference in wanted
        for kind, _colon, number in (reference.partition(":"),)
        if kind == "account" and number.isdigit()
    }
    names = full_names([*numbers.values()])
    operator = _("Người vận hành hệ thống")
    return {
        reference: names.get(numbers[reference], "") if reference in numbers else operator
        for reference in wanted
    }


def moved_words(days: int) -> str:
    return ngettext("lùi %(count)s ngày", "lùi %(count)s ngày", days) % {"count": days}


def _by_day(key: DayKey) -> object:
    return key.day
