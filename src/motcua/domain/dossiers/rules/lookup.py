"""Looking a dossier up without signing in: what a slip in the hand proves.

Legal   TT 01/2018/TT-VPCP art 16.2d: without identification only the code and how far it has come;
        look-up by code, by QR code, at the counter (61/2018/NĐ-CP).
"""

import hashlib
import hmac
from base64 import b32encode

_LETTERS = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)
_PLAIN_LETTERS = "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd"
_SIGNS = ".,;:()[]{}\"'/\\-_&+*?!|<>@#%"
_PLAIN = str.maketrans(_LETTERS + _SIGNS, _PLAIN_LETTERS * 2 + " " * len(_SIGNS))
KEY_CHARACTERS = 13  # 65 bits: not to be guessed, short enough for a small QR code.


def slip_key(dossier_code: str, *, secret: str) -> str:
    """The key printed in a slip's QR code: who has it holds the slip."""
    digest = hmac.new(secret.encode(), f"slip\n{dossier_code}".encode(), hashlib.sha256).digest()
    return b32encode(digest).decode()[:KEY_CHARACTERS].lower()


def is_slip_key(key: str, dossier_code: str, *, secret: str) -> bool:
    """Whether the key belongs to the slip of this dossier. Takes the same time either way."""
    return hmac.compare_digest(key.encode(), slip_key(dossier_code, secret=secret).encode())


def address_of_slip(public_address: str, dossier_code: str, *, secret: str) -> str:
    """What the QR code of a slip opens."""
    return f"{public_address}/tra-cuu/{dossier_code}/?giay={slip_key(dossier_code, secret=secret)}"


def plain_words(text: str) -> list[str]:
    """The words of a name without accents, case and signs, as `dossiers_name_words` keeps them."""
    return text.translate(_PLAIN).lower().split()
