"""LR-101: numbers of a unit and day, without gaps, within the hours of the house."""

from datetime import datetime, timedelta

import pytest

from motcua.domain.reception.errors import (
    PriorityUnknown,
    QueueClosed,
    QueueFull,
    QueueNotFound,
    ServiceUnknown,
)
from motcua.domain.reception.tests.halls import AT, PLAN, arrange, take, ticket
from motcua.foundation.clock import VIETNAM


def test_numbers_run_through_the_unit_and_the_letter_tells_the_service(hall, words, facts):
    labels = [take(key).label for key in ("ho-tich", "dat-dai", "ho-tich", "tra-ket-qua")]
    assert labels == ["A001", "B002", "A003", "C004"]
    assert words()[1:] == ["reception.ticket_taken"] * 4
    assert facts() == ["reception.ticket_issued.1"] * 4


def test_every_day_begins_with_one(hall):
    take()
    assert take(at=AT + timedelta(days=1)).label == "A001"


def test_a_priority_group_is_kept_with_its_name(hall):
    """LR-102."""
    row = ticket(take(priority="cao-tuoi"))
    assert (row.is_priority, row.priority_name) == (True, "Người cao tuổi")


def test_keys_cannot_be_guessed_from_one_another(hall):
    keys = {take().key for _ in range(20)}
    assert len(keys) == 20
    assert all(len(key) == 16 for key in keys)


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({"service": "la"}, ServiceUnknown),
        ({"priority": "la"}, PriorityUnknown),
        ({"agency": "hy2-11983-pvhcc"}, QueueNotFound),
        ({"at": datetime(2026, 11, 19, 6, 59, tzinfo=VIETNAM)}, QueueClosed),
        ({"at": datetime(2026, 11, 19, 16, 45, tzinfo=VIETNAM)}, QueueClosed),
        ({"at": datetime(2026, 11, 21, 9, 0, tzinfo=VIETNAM)}, QueueClosed),  # A Saturday
    ],
)
def test_what_cannot_be_is_refused_and_no_number_is_lost(hall, written, arguments, refusal):
    before = written()
    arguments = dict(arguments)
    service = arguments.pop("service", "ho-tich")
    with pytest.raises(refusal):
        take(service, **arguments)
    assert written() == before
    assert take().number == 1


def test_the_hours_are_said(hall):
    with pytest.raises(QueueClosed) as refusal:
        take(at=datetime(2026, 11, 19, 16, 45, tzinfo=VIETNAM))
    assert refusal.value.details["hours"] == "Hôm nay lấy số từ 07:00 đến 16:45."


def test_a_full_hall_takes_nobody_more(people, written):
    arrange({**PLAN, "rules": {"waiting_max": 2}})
    take()
    take()
    before = written()
    with pytest.raises(QueueFull):
        take()
    assert written() == before
