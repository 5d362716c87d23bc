from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.domain.identity import actions
from motcua.domain.identity.errors import SignInRefused, TooManyTries
from motcua.domain.identity.tests.people import AT, PASSWORD, register
from motcua.domain.identity.values import ANONYMOUS, SYSTEM, AccountKind

pytestmark = pytest.mark.django_db


def prove(username="thu", password=PASSWORD, *, at=AT, address="192.0.2.1"):
    return actions.prove_password(
        username=username, password=password, address=address, by=ANONYMOUS, at=at
    )


def test_a_right_password_says_what_must_follow(account_id):
    register("congdan", kind=AccountKind.CITIZEN)

    assert prove().must_prove_more
    assert prove().account_id == account_id
    assert not prove("congdan").must_prove_more


def test_five_wrong_ones_close_the_door_for_five_minutes(account_id):
    for second in range(5):
        with pytest.raises(SignInRefused):
            prove(password="sai", at=AT + timedelta(seconds=second))

    with pytest.raises(TooManyTries) as refusal:
        prove(at=AT + timedelta(seconds=60))

    assert refusal.value.details["retry_after_seconds"] == 240
    assert prove(at=AT + timedelta(seconds=300)).account_id == account_id


def test_right_ones_between_wrong_ones_do_not_hand_out_more_tries(account_id):
    """A right password gives back its own try only: guesses of others stay counted."""
    for second in range(5):
        with pytest.raises(SignInRefused):
            prove(password="sai", at=AT + timedelta(seconds=2 * second))
        if second < 4:
            prove(at=AT + timedelta(seconds=2 * second + 1))

    with pytest.raises(TooManyTries):
        prove(password="sai", at=AT + timedelta(seconds=30))


def test_an_office_behind_one_address_signs_in_in_the_morning(account_id):
    for number in range(60):
        assert prove(at=AT + timedelta(milliseconds=number)).account_id == account_id


def test_25_tries_of_an_address_in_15_seconds_whoever_is_named(account_id):
    for number in range(25):
        with pytest.raises(SignInRefused):
            prove(f"name{number}")

    with pytest.raises(TooManyTries):
        prove()
    assert prove(address="192.0.2.2").account_id == account_id
    assert prove(at=AT + timedelta(seconds=15)).account_id == account_id


def test_a_customer_with_many_ipv6_addresses_is_one_address(account_id):
    for number in range(25):
        with pytest.raises(SignInRefused):
            prove(f"name{number}", address=f"2001:db8:1:2::{number:x}")

    with pytest.raises(TooManyTries):
        prove(address="2001:db8:1:2:ffff::1")
    assert prove(address="2001:db8:1:3::1").account_id == account_id


def test_refused_tries_of_an_address_do_not_lock_the_named_account(account_id):
    for number in range(25):
        with pytest.raises(SignInRefused):
            prove(f"name{number}")
    for _ in range(10):
        with pytest.raises(TooManyTries):
            prove(password="sai")

    assert prove(address="192.0.2.2").account_id == account_id


def test_every_kind_of_refusal_asks_the_database_the_same(account_id):
    register("bare", password="")
    actions.close_account(account_id=register("closed"), by=SYSTEM, at=AT)

    def statements(username, password):
        with CaptureQueriesContext(connection) as queries, pytest.raises(SignInRefused):
            prove(username, password)
        return [query["sql"].split("WHERE")[0].split("VALUES")[0] for query in queries]

    expected = statements("nobody", "sai")
    assert len(expected) == 3  # Address, account, the person.
    assert statements("thu", "sai") == expected
    assert statements("closed", PASSWORD) == expected
    assert statements("bare", "sai") == expected


def test_invented_people_are_refused_in_a_real_installation(settings):
    register("invented", is_demonstration=True)
    assert prove("invented")

    settings.IS_DEMONSTRATION = False

    with pytest.raises(SignInRefused):
        prove("invented")


def test_a_password_of_any_length_and_any_signs_is_only_wrong(account_id):
    for password in ("", "\x00", PASSWORD + "a" * 100_000, "😀" * 300):
        with pytest.raises(SignInRefused):
            prove(password=password)
    with pytest.raises(SignInRefused):
        prove("\x00" * 500 + "a" * 5_000)
