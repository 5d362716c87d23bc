from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.identity.rules import (
    code_of_step,
    is_identity_number,
    network_of,
    new_secret,
    plain_username,
    seal_secret,
    step_at,
    step_of_code,
    unseal_secret,
)

RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890" in base 32


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(seconds, code):
    """RFC 6238, appendix B, the last six of its eight digits."""
    at = datetime.fromtimestamp(seconds, tz=UTC)

    assert code_of_step(RFC_SECRET, step_at(at)) == code
    assert step_of_code(RFC_SECRET, code, at) == seconds // 30


@pytest.mark.parametrize("typed", ["", "287083", "28708", "2870822", "abc", "²87082x", "٢٨٧٠٨٢"])
def test_anything_else_is_no_code(typed):
    assert step_of_code(RFC_SECRET, typed, datetime.fromtimestamp(59, tz=UTC)) is None


@given(st.text(max_size=60))
def test_one_spelling_stays_as_it_is(typed):
    plain = plain_username(typed)

    assert plain_username(plain) == plain
    assert plain_username(f" {typed}\u200b") == plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        (" Phohien.MotCua1 ", "phohien.motcua1"),
        ("ｐｈｏｈｉｅｎ", "phohien"),
        ("pho\u200b\u200c\u200d\u2060\ufeffhien", "phohien"),
        ("pho\u00adhien", "phohien"),
        ("pho\x00hien\x7f", "phohien"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
        ("Đặng", "đặng"),
        ("\u0110a\u0323\u0306ng", "\u0111\u1eb7ng"),
        ("\u202ephohien", "phohien"),
    ],
)
def test_spellings_meet_in_one(typed, plain):
    assert plain_username(typed) == plain


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("033196000011", True),
        ("001300000001", True),
        ("096099999999", True),
        ("000196000011", False),  # No province.
        ("097196000011", False),  # No province either.
        ("033496000011", False),  # Nobody is born after 2099 yet.
        ("03319600001", False),
        ("0331960000111", False),
        ("033196OOOO11", False),
        ("033196000011\n", False),
        ("٠٣٣١٩٦٠٠٠٠١١", False),
    ],
)
def test_identity_numbers_have_their_form(number, is_one):
    """137/2015/ND-CP art. 13: province, century and sex, year, six random digits."""
    assert is_identity_number(number) is is_one


def test_secrets_are_sealed_and_only_our_keys_open_them():
    secret = new_secret()
    sealed = seal_secret(secret, key="present")

    assert secret not in sealed
    assert unseal_secret(sealed, keys=["newer", "present"]) == secret
    assert unseal_secret(sealed, keys=["newer"]) is None
    assert unseal_secret(sealed[:-2] + "AA", keys=["present"]) is None
    assert new_secret() != secret


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_addresses_are_counted_by_customer(address, network):
    assert network_of(address) == network
