"""trust.md A7: numbers are unique without gaps; two who call at once never get the same one."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.apps import apps
from django.db import connection

from motcua.domain.dossiers.tests.people import everybody
from motcua.domain.reception.errors import NobodyWaits
from motcua.domain.reception.tests.halls import PLAN, arrange, call, take

THREADS, EACH = 16, 8


@pytest.fixture
def crowd(transactional_db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    people = everybody()
    counters = [
        {"number": number, "name": f"Quầy {number}", "service_keys": ["ho-tich"]}
        for number in range(1, THREADS + 1)
    ]
    arrange({**PLAN, "services": PLAN["services"][:1], "counters": counters})
    return people


def at_once(call_of):
    """The same in every thread at the same moment, each on a connection of its own."""
    barrier = Barrier(THREADS)

    def run(number):
        try:
            barrier.wait()
            return call_of(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


@pytest.mark.django_db(transaction=True)
def test_sixteen_take_at_once(crowd):
    found = at_once(lambda _number: [take().number for _ in range(EACH)])
    numbers = sorted(number for each in found for number in each)
    assert numbers == list(range(1, THREADS * EACH + 1))


@pytest.mark.django_db(transaction=True)
def test_sixteen_counters_call_at_once(crowd):
    """Twelve wait: twelve counters get one each, four are told that nobody waits."""
    for _ in range(12):
        take()

    def calling(number):
        try:
            return call(crowd.one_stop, number + 1).label
        except NobodyWaits:
            return ""

    called = Counter(at_once(calling))
    assert called.pop("") == 4
    assert len(called) == 12
    assert set(called.values()) == {1}
    tickets = apps.get_model("reception", "Ticket").objects.filter(state="called")
    assert len(set(tickets.values_list("counter_number", flat=True))) == 12
