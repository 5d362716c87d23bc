from datetime import timedelta

import pytest

from motcua.domain.identity import actions
from motcua.domain.identity.errors import CodeRefused, TooManyTries
from motcua.domain.identity.rules import code_of_step, new_secret, step_at
from motcua.domain.identity.tests.people import AT, register
from motcua.domain.identity.values import ANONYMOUS, SYSTEM

SECRET = new_secret()
pytestmark = pytest.mark.django_db


def enrol(account_id):
    code = code_of_step(SECRET, step_at(AT))
    actions.enrol_second_factor(account_id=account_id, secret=SECRET, code=code, by=SYSTEM, at=AT)


def prove(account_id, code, *, at=AT, attempt="one"):
    actions.prove_second_factor(
        account_id=account_id, code=code, attempt=attempt, by=ANONYMOUS, at=at
    )


def code_at(at):
    return code_of_step(SECRET, step_at(at))


def test_a_code_is_good_in_its_step_and_one_beside(account_id):
    """RFC 6238 section 5.2: one step of tolerance for the drift of clocks."""
    enrol(account_id)
    at = AT + timedelta(minutes=10)
    for seconds in (-60, 60):
        with pytest.raises(CodeRefused):
            prove(account_id, code_at(at + timedelta(seconds=seconds)), at=at)
    for seconds in (-30, 0, 30):
        prove(account_id, code_at(at + timedelta(seconds=seconds)), at=at)


def test_a_code_is_good_once_while_it_could_still_be_right(account_id):
    enrol(account_id)
    prove(account_id, code_at(AT))

    for seconds in (0, 15, 29):
        with pytest.raises(CodeRefused):
            prove(account_id, code_at(AT), at=AT + timedelta(seconds=seconds), attempt="two")


def test_codes_typed_with_spaces_or_wide_digits_are_read(account_id):
    enrol(account_id)
    code = code_at(AT)

    prove(account_id, f" {code[:3]} {code[3:]} ")
    at = AT + timedelta(minutes=5)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code_at(at))
    prove(account_id, wide, at=at)


def test_invented_people_share_a_code_between_sign_ins_and_real_ones_never(settings):
    invented = register("invented", is_demonstration=True)
    enrol(invented)
    prove(invented, code_at(AT), attempt="one")
    prove(invented, code_at(AT), attempt="two")
    with pytest.raises(CodeRefused):
        prove(invented, code_at(AT), attempt="two")

    settings.IS_DEMONSTRATION = False
    at = AT + timedelta(minutes=5)
    prove(invented, code_at(at), attempt="three", at=at)
    with pytest.raises(CodeRefused):
        prove(invented, code_at(at), attempt="four", at=at)


def test_five_wrong_codes_close_the_door(account_id):
    enrol(account_id)
    for _ in range(5):
        with pytest.raises(CodeRefused):
            prove(account_id, "not a code")

    with pytest.raises(TooManyTries):
        prove(account_id, code_at(AT))
    at = AT + timedelta(seconds=300)
    prove(account_id, code_at(at), at=at)


def test_who_has_no_code_generator_is_refused(account_id):
    with pytest.raises(CodeRefused):
        prove(account_id, "000000")


def test_a_rotated_key_opens_and_a_lost_one_refuses(account_id, settings):
    enrol(account_id)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key of the installation"
    prove(account_id, code_at(AT))

    settings.SECRET_KEY_FALLBACKS = []
    at = AT + timedelta(minutes=5)
    with pytest.raises(CodeRefused):
        prove(account_id, code_at(at), at=at)
