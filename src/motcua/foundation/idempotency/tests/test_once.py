"""Same key: one effect and equal answers, at once, after a refusal, with another body."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.foundation import idempotency, journal
from motcua.foundation.errors import DomainError

AT = datetime(2026, 11, 23, 2, 40, tzinfo=UTC)
CALLERS = 16


def act():
    journal.record("tests.happened", subject="test:once", by="account:1", at=AT)
    return {"status": 302, "number": secrets.token_hex()}


def once(key="k" * 20, digest="same", perform=act, scope="account:1", **more):
    return idempotency.once(key=key, scope=scope, request_digest=digest, perform=perform, **more)


def effects():
    return len(journal.entries_about("test:once"))


@pytest.mark.django_db
def test_a_repeat_gets_the_first_answer_and_has_no_effect():
    assert once() == once()
    assert effects() == 1


@pytest.mark.django_db
def test_another_person_with_the_same_key_is_another_request():
    assert once() != once(scope="account:2")
    assert effects() == 2


@pytest.mark.django_db
def test_the_same_key_with_another_body_is_refused():
    once()
    with pytest.raises(idempotency.KeyReused):
        once(digest="other")
    assert effects() == 1


@pytest.mark.django_db
def test_a_refused_act_is_not_kept_and_may_be_tried_again():
    def refused():
        act()
        raise DomainError

    with pytest.raises(DomainError):
        once(perform=refused)
    assert effects() == 0
    once()
    assert effects() == 1


@pytest.mark.django_db
def test_a_repeat_that_the_act_itself_refuses_gets_the_first_answer():
    """The usual case: the second "accept" meets a dossier that is accepted already."""
    first = once()

    def refused():
        raise DomainError

    assert once(perform=refused) == first


@pytest.mark.django_db(transaction=True)
def test_many_at_once_have_one_effect_and_equal_answers():
    barrier = Barrier(CALLERS)

    def call(_):
        try:
            barrier.wait()
            return once()
        finally:
            connection.close()

    with ThreadPoolExecutor(CALLERS) as pool:
        answers = list(pool.map(call, range(CALLERS)))
    assert len({answer["number"] for answer in answers}) == 1
    assert effects() == 1


@pytest.mark.django_db
def test_answers_are_kept_at_least_a_day():
    once()
    now = datetime.now(tz=UTC)
    assert idempotency.forget_old_answers(at=now + timedelta(hours=24)) == 0
    assert idempotency.forget_old_answers(at=now + timedelta(hours=49)) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_one_act", [False, True])
def test_one_act_needs_no_savepoint_and_a_refusal_undoes_all_the_same(is_one_act):
    @transaction.atomic
    def refused():
        act()
        raise DomainError

    with CaptureQueriesContext(connection) as queries, pytest.raises(DomainError):
        once(perform=refused, is_one_act=is_one_act)
    savepoints = [query for query in queries if query["sql"].startswith("SAVEPOINT")]
    assert bool(savepoints) is not is_one_act
    assert effects() == 0
    assert once(perform=transaction.atomic(act), is_one_act=is_one_act)
    assert effects() == 1
    with transaction.atomic(), transaction.atomic():  # Elsewhere they are set as before.
        assert connection.savepoint_ids
