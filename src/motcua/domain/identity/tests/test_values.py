import pytest

from motcua.domain.identity.values import (
    ANONYMOUS,
    SYSTEM,
    AccountKind,
    Actor,
    PasswordProof,
)
from motcua.foundation.errors import NotPermitted

OFFICER = Actor(
    account_id=7,
    reference="account:7",
    full_name="Nguyễn Thị Thử",
    rights=frozenset({("dossiers.accept", "a"), ("dossiers.accept", "b"), ("dossiers.read", "a")}),
)


def test_a_right_is_held_in_its_agency_only():
    OFFICER.require("dossiers.accept", agency_code="b")
    with pytest.raises(NotPermitted):
        OFFICER.require("dossiers.read", agency_code="b")
    assert OFFICER.agency_codes("dossiers.accept") == {"a", "b"}
    assert OFFICER.agency_codes("dossiers.take") == frozenset()


def test_neither_the_system_nor_a_visitor_is_signed_in_or_holds_a_right():
    for actor in (SYSTEM, ANONYMOUS):
        assert not actor.is_signed_in
        assert not actor.may("dossiers.read", agency_code="a")
    assert OFFICER.is_signed_in


@pytest.mark.parametrize(
    ("kind", "has_second_factor", "must_prove_more"),
    [
        (AccountKind.OFFICER, False, True),
        (AccountKind.OFFICER, True, True),
        (AccountKind.CITIZEN, True, True),
        (AccountKind.CITIZEN, False, False),
    ],
)
def test_officers_always_prove_more_than_a_password(kind, has_second_factor, must_prove_more):
    proof = PasswordProof(account_id=7, kind=kind, has_second_factor=has_second_factor)

    assert proof.must_prove_more is must_prove_more
