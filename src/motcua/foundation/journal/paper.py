"""The root of a day on paper: to be signed by hand, hung out, filed, printed in a gazette."""

import json
from pathlib import Path

from django.conf import settings

from motcua.foundation import signing
from motcua.foundation.clock import VIETNAM
from motcua.foundation.printing import render

from .lines import moment_of
from .roots import SignedRoot, packed

TEMPLATE = Path(__file__).parent / "templates" / "root.typ"


def root_paper(root: SignedRoot) -> bytes:
    """The printable page of a root, with a QR code of all that its signature covers."""
    document = root.document
    names = (
        "kind",
        "authority",
        "day",
        "size",
        "last_entry_id",
        "root",
        "at",
        "key_id",
        "signature",
    )
    signed = {name: document[name] for name in names}
    at = moment_of(root.at).astimezone(VIETNAM)
    keys = {key.key_id: packed(key.raw) for key in signing.public_keys()}
    return render(
        TEMPLATE,
        {
            "issued_at": at.isoformat(),
            "province": settings.PROVINCE_NAME,
            "authority": document["authority"],
            "day": _day(root.day),
            "signed_at": f"{at:%H giờ %M phút %S giây, ngày %d/%m/%Y}",
            "size": f"{root.size:,}".replace(",", "."),
            "root": _groups(root.root.hex()),
            "key_id": root.key_id,
            "public_key": keys.get(root.key_id, ""),
            "signature": document["signature"],
            "extends": _extends(root),
            "qr": {"qr_of": json.dumps(signed, ensure_ascii=False, separators=(",", ":"))},
        },
    )


def _extends(root: SignedRoot) -> str:
    before = root.document.get("extends")
    if not before:
        return "Đây là gốc đầu tiên của nhật ký này."
    size = f"{before['size']:,}".replace(",", ".")
    return f"Nối tiếp gốc ngày {_day(before['day'])} ({size} dòng); tệp JSON kèm theo chứng minh điều đó."


def _day(text: str) -> str:
    year, month, day = text.split("-")
    return f"{day}/{month}/{year}"


def _groups(text: str) -> str:
    return " ".join(text[start : start + 8] for start in range(0, len(text), 8))
