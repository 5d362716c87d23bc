"""trust.md A7. A calendar that is signed while others sign it or promise days by the old one."""

from contextlib import closing
from threading import Event
from time import monotonic, sleep

import pytest
from django.apps import apps
from django.db import connection, transaction

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ImpactChanged
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.calendar_changes import (
    SIGNED_AT,
    THE_DECREE,
    at,
    calendar_people,
    decree_not_yet_known,
    enter,
    impact_of,
    like,
    sign,
)
from motcua.domain.dossiers.tests.test_two_at_once import at_once
from motcua.domain.working_time.errors import CalendarBeingSigned, ProposalClosed
from motcua.domain.working_time.selectors import hold_calendar

MONDAY = at("2026-11-23 15:30")  # After 15:00: due on Tuesday the 24th, or Wednesday if it is off.
PATIENCE_SECONDS = 20


@pytest.fixture
def crowd(transactional_db, content_store):
    """The calendar is reference data that outlives a test, so what is changed is changed back."""
    days = apps.get_model("working_time", "CalendarDay").objects
    kept = list(days.order_by("pk").values())
    decree_not_yet_known()
    try:
        yield walk.everybody()
    finally:
        days.all().delete()
        days.bulk_create(days.model(**row) for row in kept)
        apps.get_model("working_time", "CalendarProposal").objects.all().delete()
        apps.get_model("working_time", "CalendarVersion").objects.get().renew(at=SIGNED_AT)


def test_two_signers_at_once_move_everything_once(crowd, row):
    officials = calendar_people()
    other = walk.register("chanh2", "Lê Văn Chánh", ("leader", "hy2-van-phong"))
    codes = like(row(walk.appraising(crowd)), 3)
    number = enter(THE_DECREE, by=officials.clerk)
    digest = impact_of(number).digest
    answers = at_once(
        *(lambda by=by: sign(number, by=by, digest=digest) for by in (officials.signer, other))
    )
    refused = [answer for answer in answers if isinstance(answer, Exception)]
    assert [type(each) for each in refused] == [ProposalClosed], answers
    for code in codes:
        assert row(code).due_at == at("2026-11-27 17:00")
        assert row(code).slips.filter(kind="receipt").count() == 2


def test_nobody_is_promised_a_day_by_the_old_calendar_meanwhile(crowd, row):
    """Accepted while the decree is signed: by either calendar, but by the one that holds then."""
    officials = calendar_people()
    codes = [walk.submitted(crowd) for _ in range(5)]
    number = enter(THE_DECREE, by=officials.clerk)
    digest = impact_of(number, at=MONDAY).digest

    def accept(code):
        return lambda: dossiers.accept(dossier_code=code, by=crowd.one_stop, at=MONDAY)

    *_, signed = at_once(
        *map(accept, codes), lambda: sign(number, by=officials.signer, at=MONDAY, digest=digest)
    )
    if isinstance(signed, ImpactChanged):
        assert {row(code).due_at for code in codes} >= {at("2026-11-24 17:00")}
        sign(number, by=officials.signer, at=MONDAY)
    assert {row(code).due_at for code in codes} == {at("2026-11-25 17:00")}


def test_who_counts_waits_for_who_signs(crowd, row):
    """An acceptance that comes in the middle of a signature sees the new calendar."""
    officials = calendar_people()
    code = walk.submitted(crowd)
    number = enter(THE_DECREE, by=officials.clerk)
    digest = impact_of(number, at=MONDAY).digest

    def sign_slowly():
        with closing(connection), transaction.atomic():
            sign(number, by=officials.signer, at=MONDAY, digest=digest)
            until = monotonic() + PATIENCE_SECONDS
            while not _somebody_waits() and monotonic() < until:
                sleep(0.02)
            return "signed"

    def accept():
        sleep(0.3)  # So that the signature comes first; coming second it would prove nothing.
        return dossiers.accept(dossier_code=code, by=crowd.one_stop, at=MONDAY).due_at

    assert at_once(sign_slowly, accept) == ["signed", at("2026-11-25 17:00")]


def _somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return cursor.fetchone()[0] > 0


def test_who_counts_does_not_wait_for_ever(crowd, row, settings, written):
    """Nothing is written, and the act can be done again when the signature is there."""
    settings.CALENDAR_WAIT_MILLISECONDS_MAX = 200
    code = walk.submitted(crowd)
    before, tried = written(), Event()

    def keep_alone():
        with closing(connection), transaction.atomic():
            hold_calendar(alone=True)
            assert tried.wait(PATIENCE_SECONDS)

    def accept():
        sleep(0.3)
        try:
            return dossiers.accept(dossier_code=code, by=crowd.one_stop, at=MONDAY)
        finally:
            tried.set()

    _, refusal = at_once(keep_alone, accept)
    assert isinstance(refusal, CalendarBeingSigned)
    assert written() == before
    assert dossiers.accept(dossier_code=code, by=crowd.one_stop, at=MONDAY).due_at
