import pytest
from allauth.mfa.models import Authenticator

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import CodeRefused, SecondFactorPresent
from motcua.domain.identity.rules import code_of_step, new_secret, step_at
from motcua.domain.identity.tests.people import AT, himself, words


def enrol(account_id, secret, code=None):
    actions.enrol_second_factor(
        account_id=account_id,
        secret=secret,
        code=code or code_of_step(secret, step_at(AT)),
        by=himself(account_id),
        at=AT,
    )


def test_the_secret_is_kept_sealed(account_id):
    secret = new_secret()

    enrol(account_id, secret)

    assert selectors.has_second_factor(account_id)
    assert words(account_id)[-1] == "identity.second_factor_enrolled"
    assert secret not in str(Authenticator.objects.get(user_id=account_id).data)


def test_a_code_that_does_not_fit_ties_nothing(account_id):
    with pytest.raises(CodeRefused):
        enrol(account_id, new_secret(), code="12345")

    assert not selectors.has_second_factor(account_id)


def test_a_second_one_does_not_replace_the_first(account_id):
    enrol(account_id, new_secret())

    with pytest.raises(SecondFactorPresent):
        enrol(account_id, new_secret())

    assert words(account_id).count("identity.second_factor_enrolled") == 1
