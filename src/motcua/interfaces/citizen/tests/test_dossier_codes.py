"""A code is understood however it is written, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.interfaces.citizen.dossier_codes import code_typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("H31.101.00-261119-0001", "H31.101.00-261119-0001"),
        ("h31.101.00 - 261119 - 0001\n", "H31.101.00-261119-0001"),
        ("000.00.16.h37-190515-0001", "000.00.16.H37-190515-0001"),
        ("H31.101.00−261119−12345", "H31.101.00-261119-12345"),
        ("H31.101.00_261119_0001", "H31.101.00-261119-0001"),
        ("H31.101.00-260230-0001", None),
        ("H31.101.00-261119-001", None),
        ("", None),
    ],
)
def test_codes_as_they_are_written(typed, code):
    assert code_typed(typed) == code


@given(st.text(max_size=300))
def test_nothing_that_is_typed_breaks_it(typed):
    code = code_typed(typed)

    assert code is None or code_typed(code) == code
