"""What the hall, the holder of a number and the officer at a counter see."""

from datetime import timedelta

import pytest

from motcua.domain.reception import actions as reception
from motcua.domain.reception.errors import QueueNotFound, TicketNotFound
from motcua.domain.reception.selectors import (
    board,
    counter_desk,
    procedures_typed,
    ticket_standing,
    units_with_queue,
)
from motcua.domain.reception.selectors.boards import days_left_open
from motcua.domain.reception.tests.halls import AT, HALL, call, take
from motcua.foundation.errors import NotPermitted

PROVINCE = "hy2-pvhcc"


def serve(people, minutes, at):
    taken = call(people.one_stop, at=at)
    reception.start_serving(ticket_id=taken.ticket_id, by=people.one_stop, at=at)
    end = at + timedelta(minutes=minutes)
    reception.finish_ticket(ticket_id=taken.ticket_id, by=people.one_stop, at=end)
    return end


def test_the_board_shows_the_latest_call_first(hall, django_assert_num_queries):
    first, second, _third = take(), take(), take("dat-dai")
    call(hall.one_stop, 1, at=AT)
    call(hall.colleague, 2, at=AT + timedelta(minutes=1))
    now = AT + timedelta(minutes=2)
    board(HALL, at=now)
    with django_assert_num_queries(7):
        shown = board(HALL, at=now)
    assert [(each.label, each.counter_number) for each in shown.calls] == [
        (second.label, 2),
        (first.label, 1),
    ]
    assert shown.waiting_count == 1
    assert shown.agency_name


def test_the_revision_grows_with_whatever_changes(hall):
    seen = [board(HALL, at=AT).revision]
    taken = take()
    seen.append(board(HALL, at=AT).revision)
    call(hall.one_stop)
    seen.append(board(HALL, at=AT).revision)
    reception.recall_ticket(ticket_id=taken.ticket_id, by=hall.one_stop, at=AT)
    seen.append(board(HALL, at=AT).revision)
    assert seen == sorted(set(seen))


def test_the_estimate_comes_from_todays_real_times(hall):
    """LR-103: four were served in 2 minutes each by one counter; three wait before the last."""
    for _ in range(4):
        take()
    now = AT
    for _ in range(4):
        now = serve(hall, 2, now)
    waiting = [take(at=now + timedelta(seconds=number)) for number in range(4)]
    standing = ticket_standing(waiting[3].key, at=now + timedelta(minutes=1))
    assert (standing.before_count, standing.wait_minutes) == (3, 6)
    assert standing.label == "A008"


def test_a_called_ticket_names_its_counter_and_an_old_one_is_over(hall):
    taken, waiting = take(), take()
    call(hall.one_stop, 2)
    shown = ticket_standing(taken.key, at=AT)
    assert (shown.state, shown.counter_number) == ("called", 2)
    assert ticket_standing(waiting.key, at=AT + timedelta(days=1)).state == "expired"


@pytest.mark.parametrize("key", ["", "aaaaaaaaaaaaaaaa", "A001", "../../etc", "'; drop"])
def test_a_forged_ticket_is_none(hall, key):
    take()
    with pytest.raises(TicketNotFound):
        ticket_standing(key, at=AT)


def test_the_desk_of_a_counter(hall):
    one, two = take(), take()
    take("dat-dai")
    call(hall.one_stop)
    reception.skip_ticket(ticket_id=one.ticket_id, by=hall.one_stop, at=AT)
    desk = counter_desk(HALL, 1, by=hall.one_stop, at=AT)
    assert (desk.current, desk.waiting_count, desk.next_label) == (None, 1, two.label)
    assert [each.label for each in desk.missed] == [one.label]
    with pytest.raises(NotPermitted):
        counter_desk(HALL, 1, by=hall.stranger, at=AT)


def test_units_that_give_numbers(hall):
    assert [each.code for each in units_with_queue(AT)] == [HALL]
    with pytest.raises(QueueNotFound):
        board(PROVINCE, at=AT)


@pytest.mark.parametrize(
    "text", ["đăng ký khai sinh", "dang ky khai sinh", "dkks", "khai sinh", "1.001193"]
)
def test_a_procedure_is_found_as_officers_type(people, text):
    found = procedures_typed(text, receiving_agency_code=HALL, day=AT.date())
    assert "dang-ky-khai-sinh" in [each.slug for each in found][:3]


def test_where_it_goes_is_said(people):
    """LR-095: the counter of the ward receives for the province too."""
    day = AT.date()
    own = procedures_typed("dang ky khai sinh", receiving_agency_code=HALL, day=day)[0]
    assert "Phố Hiến" in own.competent_agency_name
    far = procedures_typed("dang ky dau tu", receiving_agency_code=HALL, day=day)
    assert any("Sở Tài chính" in each.competent_agency_name for each in far)
    from_centre = procedures_typed("dang ky khai sinh", receiving_agency_code=PROVINCE, day=day)
    assert "chọn ở dưới" in from_centre[0].competent_agency_name


def test_signs_find_nothing(people):
    assert procedures_typed("zzz!!", receiving_agency_code=HALL, day=AT.date()) == []


def test_a_queue_that_nobody_closed_is_found_the_day_after(hall):
    """LR-104."""
    take()
    tomorrow = AT + timedelta(days=1)
    assert days_left_open(at=AT) == []
    assert days_left_open(at=tomorrow) == [(HALL, AT.date())]
    reception.close_day(agency_code=HALL, day=AT.date(), by=hall.one_stop, at=tomorrow)
    assert days_left_open(at=tomorrow) == []
