"""What travels together arrives in order, all of it or nothing."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.foundation.db import read, together, write

ADD = "INSERT INTO numbers (n) VALUES (%s)"


@pytest.fixture
def numbers(db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE numbers (n integer UNIQUE)")
    yield lambda: [n for (n,) in read("SELECT n FROM numbers ORDER BY n", [])]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE numbers")


def test_statements_of_one_block_are_one_message(numbers):
    with CaptureQueriesContext(connection) as messages, together():
        write(ADD, [1])
        write(ADD, [2])
    assert len(messages) == 1
    assert numbers() == [1, 2]


def test_a_question_sends_what_waits_and_gets_its_own_answer(numbers):
    with CaptureQueriesContext(connection) as messages, together():
        write(ADD, [1])
        write("INSERT INTO numbers (n) VALUES (%s) RETURNING n", [2])
        assert read("SELECT count(*), %s::text FROM numbers", ["100 %"]) == [(2, "100 %")]
        write(ADD, [3])
    assert len(messages) == 2
    assert numbers() == [1, 2, 3]


def test_outside_a_block_nothing_waits(numbers):
    write(ADD, [1])
    assert numbers() == [1]


def test_a_block_that_fails_sends_nothing(numbers):
    def block():
        with together():
            write(ADD, [1])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        block()
    assert numbers() == []
    write(ADD, [2])
    assert numbers() == [2]


def test_a_statement_that_fails_takes_the_others_with_it(numbers):
    def block():
        with transaction.atomic(), together():
            write(ADD, [1])
            write(ADD, [1])

    with pytest.raises(IntegrityError):
        block()
    assert numbers() == []


def test_a_block_inside_another_belongs_to_it(numbers):
    with CaptureQueriesContext(connection) as messages, together():
        write(ADD, [1])
        with together():
            write(ADD, [2])
        write(ADD, [3])
    assert len(messages) == 1
    assert numbers() == [1, 2, 3]


@pytest.mark.django_db(transaction=True)
def test_a_block_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError), together():
        pass


@pytest.mark.django_db
def test_what_people_typed_is_never_part_of_a_statement(numbers):
    typed = "'); DROP TABLE numbers; -- %s %(x)s \\ 'Đỗ"
    with together():
        write(ADD, [1])
        [(said,)] = read("SELECT %s::text", [typed])
    assert said == typed
    assert numbers() == [1]
