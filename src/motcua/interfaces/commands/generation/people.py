"""People who do not exist: every name says so, every number has only the right form."""

import unicodedata
from random import Random

_FAMILIES = (
    *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"),
    *("Lý", "Đào", "Đinh", "Trịnh", "Mai", "Phan", "Tạ", "Doãn"),
)
_FAMILY_WEIGHTS = (31, 11, 10, 7, 5, 4, 4, 4, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 1, 1)
_MIDDLES_OF_WOMEN = ("Thị", "Thị", "Thị", "Thu", "Ngọc", "Minh", "Thanh", "Hồng", "Khánh")
_MIDDLES_OF_MEN = ("Văn", "Văn", "Đức", "Minh", "Quang", "Hữu", "Xuân", "Thanh", "Trọng")
_MARKS = ("Thử", "Mẫu")  # Nobody is called so: an invented person is known at sight.
_GIVEN_TO_WOMEN = (
    *("An", "Anh", "Bích", "Châu", "Chi", "Cúc", "Diệp", "Dung", "Duyên", "Giang", "Hà", "Hạnh"),
    *("Hằng", "Hiền", "Hoa", "Hòa", "Huệ", "Hương", "Huyền", "Lan", "Liên", "Linh", "Loan", "Ly"),
    *("Mai", "My", "Nga", "Ngân", "Nhung", "Oanh", "Phương", "Quỳnh", "Thảo", "Thu", "Thúy"),
    *("Trang", "Tuyết", "Vân", "Xuân", "Yến"),
)
_GIVEN_TO_MEN = (
    *("An", "Bắc", "Bình", "Chiến", "Cường", "Dũng", "Duy", "Đạt", "Đông", "Giang", "Hải"),
    *("Hiếu", "Hòa", "Hoàng", "Hùng", "Huy", "Khánh", "Khoa", "Kiên", "Lâm", "Long", "Mạnh"),
    *("Minh", "Nam", "Phong", "Phúc", "Quân", "Quang", "Sơn", "Tài", "Thành", "Thắng", "Thịnh"),
    *("Tiến", "Toàn", "Trung", "Tú", "Tuấn", "Việt", "Vinh"),
)
_PROVINCES = ("033", "034")  # Hưng Yên and Thái Bình before the merger: numbers given then stay.
_FAMILIES_BY_WEIGHT = tuple(
    family for family, weight in zip(_FAMILIES, _FAMILY_WEIGHTS, strict=True) for _ in range(weight)
)


def full_name(chance: Random, *, is_woman: bool) -> str:
    """`Nguyễn Thị Thử Hoa`."""
    middles = _MIDDLES_OF_WOMEN if is_woman else _MIDDLES_OF_MEN
    given = _GIVEN_TO_WOMEN if is_woman else _GIVEN_TO_MEN
    draw = chance.random
    return (
        f"{_FAMILIES_BY_WEIGHT[int(draw() * len(_FAMILIES_BY_WEIGHT))]}"
        f" {middles[int(draw() * len(middles))]} {_MARKS[int(draw() * 2)]}"
        f" {given[int(draw() * len(given))]}"
    )


def identity_number(chance: Random, serial: int, *, is_woman: bool) -> str:
    """Twelve digits of the right form, no two alike for serials below four million.

    Legal   70/2024/NĐ-CP: province of birth, century and sex, year, six digits.
    """
    year = 1945 + int(chance.random() * 60)
    century = (0 if year < 2000 else 2) + is_woman  # noqa: PLR2004 — the law's own bound
    province = _PROVINCES[serial & 1]
    return f"{province}{century}{year % 100:02}{serial >> 1:06}"


def phone_number(serial: int) -> str:
    """`0900 123 456`: the demonstration's people have such numbers, nobody else."""
    return f"0900 {serial // 1_000 % 1_000:03} {serial % 1_000:03}"


def plain(text: str) -> str:
    """Without accents, small, without spaces: for names of accounts."""
    spread = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(sign for sign in spread if sign.isalnum() and sign.isascii())
