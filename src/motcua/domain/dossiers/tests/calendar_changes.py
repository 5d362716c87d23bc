"""Changes of the calendar for the tests of this module, and dossiers with limits of every kind.

Dossiers come into being by acts; `like` then gives copies of one the limit that a test wants, as if
their procedure had it: the only place of the tests that writes a table.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors.calendar_impact import calendar_impact
from motcua.domain.identity.values import Actor
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.working_time.actions import announce_days, propose_days
from motcua.domain.working_time.rules import due_time
from motcua.domain.working_time.selectors import calendar_for, proposal
from motcua.domain.working_time.values import (
    DayChanges,
    DayKey,
    DayKind,
    DayScope,
    Limit,
    LimitUnit,
    Pause,
    PublishedDay,
    derivation_as_json,
)
from motcua.foundation.clock import VIETNAM

from .people import BEFORE, PHO_HIEN_ONE_STOP, register

CULTURE_DAY = date(2026, 11, 24)  # Off since 28/2026/QH16; in these tests the decree comes late.
BEFORE_DECREE = datetime(2026, 11, 2, 8, 0, tzinfo=VIETNAM)
SIGNED_AT = datetime(2026, 11, 19, 16, 0, tzinfo=VIETNAM)
DECISION, DECIDED_ON = "28/2026/QH16", date(2026, 4, 24)
SOURCE = "28/2026/QH16 ngày 24/04/2026"
PROVINCE_OFFICE = "hy2-van-phong"
OPERATOR = Actor(
    account_id=None,
    reference="operator",
    full_name="Người vận hành",
    rights=frozenset(
        {("working_time.publish_calendar", "*"), ("working_time.propose_calendar", "*")}
    ),
)
WEEK = Limit(5, LimitUnit.WORKING_DAYS)


@dataclass(frozen=True)
class CalendarPeople:
    clerk: Actor  # enters for the whole province
    signer: Actor  # signs for the whole province
    head: Actor  # of one one-stop unit


def calendar_people():
    return CalendarPeople(
        clerk=register("lich", "Tạ Thị Lịch", ("admin", PROVINCE_OFFICE)),
        signer=register("chanh", "Đoàn Văn Chánh", ("leader", PROVINCE_OFFICE)),
        head=register("truong", "Phan Thị Trưởng", ("one_stop_head", PHO_HIEN_ONE_STOP)),
    )


def decree_not_yet_known():
    """The calendar as it was before the decree of 24 November 2026."""
    announce_days(
        changes=DayChanges(withdrawn=(DayKey(CULTURE_DAY),)),
        decision="Dữ liệu thử",
        by=OPERATOR,
        at=BEFORE,
    )


def off(text, kind=DayKind.HOLIDAY, name="Ngày Văn hóa Việt Nam", scope=DayScope.COUNTRY, code=""):
    day = date.fromisoformat(text)
    return PublishedDay(day, kind, name, "", day.year, "law", scope, code)


THE_DECREE = DayChanges((off("2026-11-24"),))


def enter(changes, *, by, at=SIGNED_AT):
    return propose_days(changes=changes, decision=DECISION, decided_on=DECIDED_ON, by=by, at=at)


def impact_of(number, *, at=SIGNED_AT):
    return calendar_impact(proposal(number).changes, at=at)


def sign(number, *, by, at=SIGNED_AT, digest=None):
    return dossiers.sign_calendar_change(
        proposal_id=number, digest=digest or impact_of(number, at=at).digest, by=by, at=at
    )


def like(dossier, count=1, **changes):
    """Copies of a dossier whose limits begin and end as a test wants them; their codes."""
    return [_copy(dossier, n, **changes) for n in range(count)]


def _copy(
    dossier,
    number,
    *,
    limit=WEEK,
    started_at=None,
    pauses=(),
    agency=PHO_HIEN_ONE_STOP,
    has_slip=True,
):
    model, slips = apps.get_model("dossiers", "Dossier"), apps.get_model("dossiers", "Slip")
    started_at = started_at or dossier.clock_started_at
    rules = regime_on(started_at.astimezone(VIETNAM).date()).counting_rules
    calendar = calendar_for(agency, SIGNED_AT.date())
    due = due_time(started_at, limit, calendar, rules, pauses=[Pause(*each) for each in pauses])
    made = model.objects.get(pk=dossier.pk)
    made.pk, made.code = None, f"{dossier.code}-{model.objects.count():05d}"
    made.receiving_agency_id, made.submitted_at = agency, started_at
    made.clock_started_at, made.accepted_at = started_at, started_at
    made.due_at, made.due_derivation = due.due_at, derivation_as_json(due)
    made.register_serial = model.objects.count()
    made.save(force_insert=True)
    for since, until in pauses:
        apps.get_model("dossiers", "Pause").objects.create(
            dossier=made, ground="field_verification", since=since, until=until
        )
    if has_slip:
        former = slips.objects.filter(dossier_id=dossier.pk, kind="receipt").first()
        former.pk, former.dossier = None, made
        former.save(force_insert=True)
    return made.code


def picture_of(codes):
    """All that an act could write about dossiers, byte for byte, slips and journal included."""
    rows = {}
    for code in codes:
        dossier = apps.get_model("dossiers", "Dossier").objects.get(code=code)
        entries = apps.get_model("journal", "Entry").objects.filter(subject=dossier.reference)
        facts = apps.get_model("outbox", "FactRow").objects.filter(
            order_key=f"dossier:{dossier.pk}"
        )
        rows[code] = [
            repr(
                sorted(
                    (key, repr(value)) for key, value in vars(dossier).items() if key != "_state"
                )
            ),
            *(repr(list(each.order_by("pk").values_list())) for each in _about(dossier)),
            repr(list(entries.order_by("pk").values_list())),
            repr(list(facts.order_by("pk").values_list())),
        ]
    return rows


def _about(dossier):
    for relation in ("slips", "pauses", "consultations", "apologies", "custody", "components"):
        yield getattr(dossier, relation).all()


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def days_later(moment, count):
    return moment + timedelta(days=count)
