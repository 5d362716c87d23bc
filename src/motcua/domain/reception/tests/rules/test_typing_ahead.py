"""Abbreviations of procedures as officers type them."""

import pytest

from motcua.domain.reception.rules import initials_of, is_abbreviation


@pytest.mark.parametrize(
    ("typed", "name", "is_it"),
    [
        ("dkks", "Đăng ký khai sinh", True),
        ("ĐKKS", "Đăng ký khai sinh", True),
        ("dkkh", "Thủ tục đăng ký kết hôn", True),
        ("d", "Đăng ký khai sinh", False),
        ("dk ks", "Đăng ký khai sinh", False),
        ("dkkt", "Đăng ký khai sinh", False),
        ("", "Đăng ký khai sinh", False),
    ],
)
def test_initials_with_and_without_accents(typed, name, is_it):
    assert is_abbreviation(typed, name) is is_it


def test_signs_have_no_initial():
    assert initials_of("Cấp (đổi) giấy phép – lái xe") == "cdgplx"
