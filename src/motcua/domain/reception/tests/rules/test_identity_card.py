"""LR-100: the code of an identity card, as scanners deliver it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.reception.rules import card_from
from motcua.domain.reception.values import ScannedCard

CARD = "033190004127|145123456|Phạm Thị Hạnh|12051990|Nữ|Thôn Đông, Tiên Lữ, Hưng Yên|10052021"
READ = ScannedCard(
    identity_number="033190004127",
    full_name="Phạm Thị Hạnh",
    address="Thôn Đông, Tiên Lữ, Hưng Yên",
)


@pytest.mark.parametrize(
    "text",
    [
        CARD,
        CARD.replace("145123456", ""),
        CARD.replace("145123456|", ""),  # A reader that drops empty parts
        CARD.replace(" ", "  ") + "\r\n",
        CARD.replace("Phạm Thị Hạnh", "Pha\u0323m Thi\u0323 Ha\u0323nh"),
        CARD + "|Phạm Văn Cha|Lê Thị Mẹ",  # Newer cards say more
    ],
)
def test_number_name_and_address_are_read(text):
    assert card_from(text) == READ


@pytest.mark.parametrize(
    "text",
    [
        "",
        "033190004127",
        "0331900041|x|Phạm Thị Hạnh|12051990|Nữ|Thôn Đông|10052021",
        "999190004127|x|Phạm Thị Hạnh|12051990|Nữ|Thôn Đông|10052021",
        "033190004127||||||",
        "033190004127|145123456||12051990|Nữ|Thôn Đông|10052021",
        "033190004127|145123456|Phạm Thị Hạnh|12/05/1990|Nữ|Thôn Đông|10052021",
        "H31.101.00-261119-0001",
    ],
)
def test_anything_else_is_no_card(text):
    assert card_from(text) is None


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    card_from(text)
    card_from(f"033190004127|{text}")
