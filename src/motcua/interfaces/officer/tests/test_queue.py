"""The officers' side of the queue: a seat, the bar above the counter, every step, the end of the day."""

import pytest
from django.apps import apps

from motcua.domain.reception.tests import halls
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import form, submit, words

QUEUE, STEP, CLOSE = (
    "/ban-lam-viec/hang-cho/",
    "/ban-lam-viec/hang-cho/buoc/",
    "/ban-lam-viec/hang-cho/dong/",
)
COUNTER = "/ban-lam-viec/tiep-nhan-giay/"


@pytest.fixture
def hall(people):
    halls.arrange(at=NOW)
    return people


@pytest.fixture
def seated(hall, browser_of):
    client = browser_of(hall.one_stop)
    answer = submit(client, client.get(QUEUE), QUEUE, seat=f"{halls.HALL} 1")
    assert answer["Location"] == COUNTER
    return client


def take(service="ho-tich"):
    return halls.take(service, at=NOW)


def step(client, name, page=COUNTER, **typed):
    return submit(client, client.get(page), STEP, step=name, **typed)


def states():
    rows = apps.get_model("reception", "Ticket").objects.order_by("number")
    return list(rows.values_list("state", flat=True))


def test_from_the_next_number_to_its_intake(seated):
    take()
    take()
    assert "2 người chờ, kế tiếp A001" in words(seated.get(COUNTER))
    assert step(seated, "call")["Location"] == COUNTER
    page = words(seated.get(COUNTER))
    assert "A001 đang gọi" in page
    assert "Gọi số tiếp" not in page
    step(seated, "start")
    assert "A001 đang tiếp" in words(seated.get(COUNTER))
    step(seated, "call")
    assert states() == ["served", "called"]


def test_missed_put_back_and_sent_to_another_counter(seated, hall):
    taken = take()
    step(seated, "call")
    step(seated, "recall")
    step(seated, "skip")
    page = seated.get(QUEUE)
    assert "Đã gọi mà không có mặt" in words(page)
    answer = seated.post(
        STEP,
        {"step": "put_back", "ticket": taken.ticket_id, "next": QUEUE, "idempotency_key": "k" * 20},
    )
    assert answer["Location"] == QUEUE
    step(seated, "call")
    answer = seated.post(
        STEP,
        {"step": "transfer", "ticket": taken.ticket_id, "to": 2, "idempotency_key": "t" * 20},
    )
    assert "Đã chuyển sang quầy khác." in words(seated.get(QUEUE))
    assert halls.call(hall.colleague, 2, at=NOW) == taken


def test_a_step_sent_twice_is_done_once(seated):
    take()
    take()
    page = seated.get(COUNTER)
    for _ in range(2):
        assert submit(seated, page, STEP, step="call").status_code == 302
    assert states() == ["called", "waiting"]


def test_finishing_twice_is_told_and_changes_nothing(seated):
    taken = take()
    step(seated, "call")
    step(seated, "start")
    for key in ("a" * 20, "b" * 20):
        seated.post(STEP, {"step": "finish", "ticket": taken.ticket_id, "idempotency_key": key})
    assert "Số A001 đã xong." in words(seated.get(COUNTER))
    assert states() == ["served"]


@pytest.mark.parametrize(
    "typed",
    [
        {"step": "start", "ticket": "999999999999999999999"},
        {"step": "start", "ticket": "x"},
        {"step": "fly", "ticket": "1"},
        {"step": "call", "next": "https://evil.example/"},
        {},
    ],
)
def test_nonsense_leads_back_and_writes_nothing(seated, written, typed):
    before = written()
    answer = seated.post(STEP, typed)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/ban-lam-viec/")
    assert written() == before


def test_somebody_of_another_unit_moves_nothing_here(seated, hall, browser_of, written):
    taken = take()
    halls.call(hall.one_stop, 1, at=NOW)
    stranger = browser_of(hall.stranger)
    before = written()
    for name in ("recall", "start", "skip", "finish", "transfer"):
        stranger.post(STEP, {"step": name, "ticket": taken.ticket_id, "to": 2})
    assert stranger.post(QUEUE, {"seat": f"{halls.HALL} 1"})["Location"] == QUEUE
    stranger.post(CLOSE, {"unit": halls.HALL})
    assert written() == before
    assert states() == ["called"]


def test_the_day_is_closed_once_and_then_nothing_is_called(seated):
    take()
    page = seated.get(QUEUE)
    assert submit(seated, page, CLOSE).status_code == 302
    assert "Chưa được tiếp: 1 người." in words(seated.get(QUEUE))
    assert states() == ["expired"]
    seated.post(STEP, {"step": "call", "idempotency_key": "c" * 20})
    assert "Hàng chờ hôm nay đã đóng" in words(seated.get(COUNTER))


def test_only_who_stands_at_counters_sees_the_queue(hall, browser_of):
    for who in ("citizen", "case_officer", "leader", "administrator"):
        assert browser_of(getattr(hall, who)).get(QUEUE).status_code == 404, who


def test_a_unit_without_a_queue_shows_no_bar(people, browser_of):
    client = browser_of(people.one_stop)
    assert "Chọn quầy để gọi số" not in words(client.get(COUNTER))
    assert "chưa xếp quầy" in words(client.get(QUEUE))


def test_a_seat_that_is_gone_is_no_seat(seated):
    plan = {
        **halls.PLAN,
        "counters": [
            {
                **halls.PLAN["counters"][1],
                "number": 7,
                "service_keys": ["ho-tich", "tra-ket-qua", "dat-dai"],
            }
        ],
    }
    halls.arrange(plan, at=NOW)
    assert "Chọn quầy để gọi số" in words(seated.get(COUNTER))
    assert form(seated.get(QUEUE), QUEUE)["idempotency_key"]
