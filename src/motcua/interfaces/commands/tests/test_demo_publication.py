"""The demonstration's records and decisions: brought there by the acts, once."""

from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.selectors.decisions import decisions
from motcua.domain.catalogue.selectors.intake_lists import intake_list
from motcua.domain.catalogue.selectors.records import records
from motcua.domain.catalogue.tests.publishing import written
from motcua.domain.catalogue.values import IntakeList, RecordState
from motcua.domain.control.selectors.consequences import consequences_of
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.commands.demonstration.publication import first_of_month

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)
FROM = date(2027, 1, 1)


@pytest.fixture
def moment(monkeypatch):
    class Moment:
        now = AT

    monkeypatch.setattr(clock, "now", lambda: Moment.now)
    return Moment


@pytest.fixture
def people(moment):
    call_command("demo_accounts", stdout=StringIO())


def run():
    out = StringIO()
    call_command("demo_publication", stdout=out)
    return out.getvalue()


def test_each_record_comes_as_far_as_it_is_stated(people):
    assert run() == "Đã soạn 4 bản thảo mẫu, 0 đã có sẵn; công bố 2 danh mục.\n"
    found = {each.slug: each for each in records(states=frozenset(RecordState))}
    assert {slug: each.state for slug, each in found.items()} == {
        "dang-ky-thuong-tru": RecordState.PUBLISHED,
        "tach-ho": RecordState.DRAFTED,
        "xac-nhan-tinh-trang-hon-nhan": RecordState.RETURNED,
        "cap-phu-hieu-xe": RecordState.CHECKED,
    }
    assert found["xac-nhan-tinh-trang-hon-nhan"].remarks.startswith("Thời hạn")
    waiting, published = decisions()
    assert (waiting.signed_at, waiting.effective_from) == (None, FROM)
    assert "(mẫu)" in published.number


def test_the_amendment_holds_some_weeks_ahead(people):
    run()
    before, after = (
        procedure_on("dang-ky-thuong-tru", day) for day in (FROM - timedelta(days=1), FROM)
    )
    assert (before.limit.value, after.limit.value) == (7, 5)
    assert len(after.components) == len(before.components) - 1
    assert {fee.amount_vnd for fee in after.fees} == {15000, 7500}


def test_a_second_start_changes_nothing_also_weeks_later(people, moment):
    run()
    before = written()
    moment.now = AT + timedelta(weeks=9)
    call_command("load", verbosity=0)
    assert run() == "Đã soạn 0 bản thảo mẫu, 4 đã có sẵn; công bố 0 danh mục.\n"
    assert written() == before


def test_the_waiting_decision_needs_another_process(people):
    """Two days become one: the process in force takes longer."""
    call_command("demo_processes", stdout=StringIO())
    run()
    [each] = records(slug="cap-phu-hieu-xe")
    assert consequences_of(each, effective_from=FROM).process is not None


def test_the_lists_name_what_is_received(people):
    run()
    one_stop, online = (
        intake_list(kind, AT.date()) for kind in (IntakeList.ONE_STOP, IntakeList.ONLINE)
    )
    assert len(one_stop) > 100
    assert len(online) > 100


def test_only_in_the_demonstration(people, settings):
    settings.IS_DEMONSTRATION = False
    with pytest.raises(CommandError, match="bản trình diễn"):
        run()


def test_without_people_it_says_what_to_do(moment):
    with pytest.raises(CommandError, match="demo_accounts"):
        run()


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 12, 30), FROM),
        (date(2027, 1, 1), FROM),
        (date(2027, 1, 31), date(2027, 2, 1)),
        (date(2028, 2, 29), date(2028, 3, 1)),
    ],
)
def test_the_first_of_the_month(day, first):
    assert first_of_month(day) == first
