"""Changes of the calendar for the tests of this module, entered by one and signed by another."""

from datetime import date, datetime

from motcua.domain.working_time import actions, permissions
from motcua.domain.working_time.tests.people import Person
from motcua.domain.working_time.values import DayChanges, DayKind, DayScope, PublishedDay
from motcua.foundation.clock import VIETNAM

AT = datetime(2026, 11, 10, 9, 0, tzinfo=VIETNAM)
DECISION, DECIDED_ON = "15/2026/QĐ-UBND", date(2026, 11, 9)
ONE_STOP, OTHER_ONE_STOP = "hy2-11953-pvhcc", "hy2-11983-pvhcc"
PROVINCE_OFFICE = "hy2-van-phong"


def holder(reference, *rights):
    """`holder("account:7", ("propose_calendar", "hy2-11953-pvhcc"))`"""
    return Person(reference, frozenset((f"working_time.{name}", agency) for name, agency in rights))


CLERK = holder("account:1", ("propose_calendar", ONE_STOP))
HEAD = holder("account:2", ("propose_calendar", ONE_STOP), ("publish_calendar", ONE_STOP))
PROVINCE_CLERK = holder("account:3", ("propose_calendar", PROVINCE_OFFICE))
PROVINCE_HEAD = holder("account:4", ("publish_calendar", PROVINCE_OFFICE))
assert permissions.PROPOSE_CALENDAR == "working_time.propose_calendar"
assert permissions.PUBLISH_CALENDAR == "working_time.publish_calendar"


def closure(text="2026-11-20", *, agency=ONE_STOP, name="Đóng cửa do mất điện"):
    return PublishedDay(
        date.fromisoformat(text),
        DayKind.CLOSURE,
        name,
        "",
        int(text[:4]),
        scope=DayScope.AGENCY,
        scope_code=agency,
    )


def country_day(text="2026-11-20", kind=DayKind.HOLIDAY, name="Ngày nghỉ thêm"):
    return PublishedDay(date.fromisoformat(text), kind, name, "", int(text[:4]))


def propose(*days, withdrawn=(), by=CLERK, at=AT, decision=DECISION, decided_on=DECIDED_ON):
    return actions.propose_days(
        changes=DayChanges(days or (), tuple(withdrawn)),
        decision=decision,
        decided_on=decided_on,
        note="Thay máy biến áp.",
        by=by,
        at=at,
    )
