"""LR-076 (T22, 61/2018/NĐ-CP art 20). Reminded on day 1, 7 and 30 after the result was ready."""

from datetime import timedelta

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import MomentImpossible, Moved
from motcua.domain.dossiers.selectors import collections_to_remind
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, result_ready, returned
from motcua.domain.dossiers.tests.ways import ready_for_post
from motcua.domain.dossiers.tests.ways_process import rejected
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.errors import NotPermitted


def day(number):
    return ACCEPTED_AT + timedelta(days=number)


def remind(code, at, by=SYSTEM):
    dossiers.remind_collection(dossier_code=code, by=by, at=at)


@pytest.mark.parametrize("reach", [result_ready, rejected])
def test_three_times_and_then_no_more(people, row, facts, reach):
    code = reach(people)
    asked = []
    for number in range(40):
        for due in collections_to_remind(day(number)):
            remind(due, day(number))
            asked.append(number)
    assert asked == [1, 7, 30]
    assert row(code).collection_reminders == 3
    assert facts().count("dossiers.collection_reminded.1") == 3


def test_not_before_its_day_not_twice_and_not_while_the_post_has_it(people, written):
    early, twice, sent = result_ready(people), result_ready(people), ready_for_post(people)
    remind(twice, day(1))
    dossiers.hand_to_post(
        dossier_code=sent, parcel_number="EH123456789VN", by=people.one_stop, at=ACCEPTED_AT
    )
    assert collections_to_remind(ACCEPTED_AT) == []
    assert collections_to_remind(day(1)) == [early]
    before = written()
    for code, at in ((early, ACCEPTED_AT), (twice, day(1)), (sent, day(1))):
        with pytest.raises(MomentImpossible):
            remind(code, at)
    assert written() == before


def test_only_the_timer_reminds_and_only_of_what_waits(people, written):
    code, done = result_ready(people), returned(people)
    before = written()
    for by in (people.one_stop, people.leader, people.citizen):
        with pytest.raises(NotPermitted):
            remind(code, day(1), by)
    with pytest.raises(Moved):
        remind(done, day(1))
    assert written() == before
