"""What the QR code of an identity card says.

Legal   LR-100: the card is shown when a dossier is handed in (61/2018/NĐ-CP art 17; 26/2023/QH15
        art 20); of what its code says only number, name and address are kept (91/2025/QH15 art 3).
        The order of the parts is observed: number, former number, name, birth, sex, address, issue.
"""

import unicodedata

from motcua.domain.identity.rules import is_identity_number
from motcua.domain.reception.values import ScannedCard

PARTS_MIN = 6
TEXT_CHARACTERS_MAX = 600
_NUMBER, _NAME, _BIRTH, _ADDRESS = 0, 2, 3, 5
_BIRTH_DIGITS = 8


def card_from(text: str) -> ScannedCard | None:
    """The card that a scanner has read, or None: then somebody has typed a number.

    The former number may be left out by a reader that drops empty parts.
    """
    parts = [_tidy(part) for part in text[:TEXT_CHARACTERS_MAX].split("|")]
    number = parts[_NUMBER]
    if len(parts) < PARTS_MIN - 1 or not is_identity_number(number):
        return None
    if not parts[1].isdigit() and parts[1] and not _is_day(parts[_BIRTH]):
        parts.insert(1, "")
    if len(parts) < PARTS_MIN or not _is_day(parts[_BIRTH]) or not parts[_NAME]:
        return None
    return ScannedCard(identity_number=number, full_name=parts[_NAME], address=parts[_ADDRESS])


def _tidy(part: str) -> str:
    return " ".join(unicodedata.normalize("NFC", part).split())


def _is_day(text: str) -> bool:
    return len(text) == _BIRTH_DIGITS and text.isascii() and text.isdigit()
