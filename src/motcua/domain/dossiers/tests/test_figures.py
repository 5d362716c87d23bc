"""LR-105. Figures agree with the dossiers behind them, and with the lateness of each."""

from datetime import datetime, timedelta

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import lateness_of
from motcua.domain.dossiers.selectors.figures import (
    handed_in,
    open_by_backlog,
    open_dossiers,
    settled_by_version,
    settled_by_week,
    settled_dossiers,
)
from motcua.domain.dossiers.tests import ways, ways_process
from motcua.domain.dossiers.tests.people import PHO_HIEN_COMMITTEE, PHO_HIEN_ONE_STOP
from motcua.domain.dossiers.tests.test_lateness import apologise, at, decide
from motcua.domain.dossiers.values.figures import Backlog, Thresholds, Verdict, Whose
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.clock import VIETNAM

DECIDED_BY = Whose("competent", frozenset({PHO_HIEN_COMMITTEE}))
RECEIVED_BY = Whose("receiving", frozenset({PHO_HIEN_ONE_STOP}))
NOVEMBER = {
    "since": datetime(2026, 11, 1, tzinfo=VIETNAM),
    "until": datetime(2027, 1, 1, tzinfo=VIETNAM),
}


def thresholds(moment):
    day = moment.replace(hour=0, minute=0)
    return Thresholds(
        at=moment,
        end_of_today=day + timedelta(days=1, microseconds=-1),
        soon_until=day + timedelta(days=2, microseconds=-1),
        late_since=day - timedelta(days=3),
        latest_since=day - timedelta(days=10),
    )


def settled(whose=DECIDED_BY):
    return {row.verdict: row.count for row in settled_by_week(whose, **NOVEMBER)}


def listed(verdict, **more):
    return settled_dossiers(DECIDED_BY, **NOVEMBER, verdicts=[verdict], **more)


def test_early_on_time_and_late(people, row):
    """Due on Friday 27 November, 17:00: decided the day before, the same day, the Monday after."""
    moments = {
        Verdict.EARLY: at(11, 26, 16),
        Verdict.ON_TIME: at(11, 27, 16),
        Verdict.LATE: at(11, 30, 9),
    }
    for moment in moments.values():
        decide(ways.registered_appraising(people), people, moment)
    assert settled() == dict.fromkeys(Verdict, 1) == settled(RECEIVED_BY)
    for verdict, moment in moments.items():
        [line] = listed(verdict)
        assert line.result_ready_at == moment
        assert lateness_of(line.dossier_id, at=moment).is_late == (verdict is Verdict.LATE)
    assert sum(row.count for row in settled_by_version(DECIDED_BY, **NOVEMBER)) == 3


def test_what_was_late_stays_late_though_a_new_date_was_kept(people, row):
    """ADR 17: an apology sent after the due time does not make the dossier punctual."""
    code = ways.registered_appraising(people)
    dossiers.raise_apology(dossier_code=code, by=SYSTEM, at=at(11, 26, 7, 30))
    apologise(code, people, at(11, 30, 9), at(12, 4, 17))
    decide(code, people, at(12, 1, 10))
    assert row(code).result_ready_at < row(code).due_at
    assert settled() == {Verdict.LATE: 1}


def test_an_apology_sent_in_time_moves_the_date(people, row):
    code = ways.registered_appraising(people)
    dossiers.raise_apology(dossier_code=code, by=SYSTEM, at=at(11, 26, 7, 30))
    apologise(code, people, at(11, 26, 9), at(12, 4, 17))
    decide(code, people, at(12, 1, 10))
    assert settled() == {Verdict.EARLY: 1}


def test_a_list_goes_on_after_the_last_one_seen(people):
    for hour in (8, 9, 9, 10, 11):
        decide(ways.registered_appraising(people), people, at(11, 26, hour))
    seen, after = [], None
    while page := listed(Verdict.EARLY, after=after, count_max=2):
        seen += [line.code for line in page]
        after = (page[-1].sorted_at, page[-1].dossier_id)
    whole = [line.code for line in listed(Verdict.EARLY)]
    assert seen == whole
    assert len(set(whole)) == 5


def test_open_dossiers_by_the_time_they_have_left(people, row):
    code = ways.registered_appraising(people)
    for moment, backlog in (
        (at(11, 20, 8), Backlog.AMPLE),
        (at(11, 24, 8), Backlog.LESS),
        (at(11, 26, 8), Backlog.SOON),
        (at(11, 27, 8), Backlog.TODAY),
        (at(11, 30, 8), Backlog.LATE),
        (at(12, 3, 8), Backlog.LATER),
        (at(12, 30, 8), Backlog.LATEST),
    ):
        by_agency, by_version = open_by_backlog(DECIDED_BY, thresholds=thresholds(moment))
        assert [(each.backlog, each.count) for each in by_agency] == [(backlog, 1)]
        assert [(each.key, each.count) for each in by_version] == [(backlog, 1)]
        for asked in Backlog:
            found = open_dossiers(DECIDED_BY, thresholds=thresholds(moment), backlogs=[asked])
            assert [line.code for line in found] == ([code] if asked is backlog else [])


def test_a_limit_that_stands_still_is_held_and_other_agencies_count_nothing(people):
    ways_process.paused(people)
    elsewhere = Whose("competent", frozenset({"hy2-11983-ubnd"}))
    by_agency, _ = open_by_backlog(DECIDED_BY, thresholds=thresholds(at(12, 1, 8)))
    assert [each.backlog for each in by_agency] == [Backlog.HELD]
    assert open_by_backlog(elsewhere, thresholds=thresholds(at(12, 1, 8))) == ([], [])


def test_where_what_was_handed_in_is_today(people):
    decide(ways.registered_appraising(people), people, at(11, 26, 9))
    ways.registered_appraising(people)
    rows = handed_in(DECIDED_BY, **NOVEMBER)
    assert sum(each.count for each in rows) == 2
    assert {(each.state, each.stage) for each in rows} == {
        ("result_ready", ""),
        ("in_progress", "appraising"),
    }
