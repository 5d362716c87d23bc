"""What `make demo` says once everything answers: where to go and as whom, in both languages."""

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

PROJECT_FOLDER = Path(__file__).resolve().parents[1]
PLACES = (
    ("/", "Trang của người dân", "Citizens"),
    ("/thu-tuc/", "Tìm thủ tục", "Procedures"),
    ("/tra-cuu/", "Tra cứu hồ sơ", "Follow a dossier"),
    ("/dang-nhap/", "Đăng nhập", "Sign in"),
    ("/ban-lam-viec/", "Bàn làm việc", "Officers' desk"),
    ("/readyz", "Tình trạng hệ thống", "Readiness"),
)
CITIZEN = "citizen"
ROLES_IN_ENGLISH = {
    CITIZEN: "Citizen",
    "one_stop_officer": "One-stop officer",
    "one_stop_head": "Head of the one-stop unit",
    "case_officer": "Case officer",
    "leader": "Leader",
    "kstt_officer": "Procedure control",
    "admin": "Administrator",
    "unit_head": "Head of division",
    "clerk": "Clerk",
}
RULE, MARGIN = "─", "  "


def welcome(address: str, *, mailbox: str, seconds: float, state_folder: Path) -> str:
    places = [(address + path, f"{vi} · {en}") for path, vi, en in PLACES]
    places.append((f"{mailbox}/", "Tin nhắn gửi người dân · Messages to citizens"))
    content = _accounts()
    people = [
        (person["username"], ROLES_IN_ENGLISH[person.get("role") or CITIZEN], person["part"])
        for person in content["people"]
    ]
    heading = ("Tài khoản · Account", "Role", "Vai trò")
    blocks = [
        [f"Một cửa điện tử đang chạy · motcua is running ({seconds:.1f} s)"],
        _columns(places),
        [*_columns([heading, *people]), f"Mật khẩu · Password: {content['password']}"],
        [
            f"Dữ liệu · Data: {state_folder}   Nhật ký · Logs: {state_folder / 'log'}",
            "Dừng: Ctrl-C · Stop: Ctrl-C   Làm lại từ đầu · Begin anew: make demo FRESH=1",
        ],
    ]
    width = max(_width(line) for block in blocks for line in block)
    rule = RULE * (width + 2 * len(MARGIN))
    lines = [line for block in blocks for line in (rule, *(MARGIN + text for text in block))]
    return "\n".join(["", *lines, rule])


def _accounts() -> dict[str, Any]:
    folder = Path(os.environ.get("MOTCUA_DATA_FOLDER", PROJECT_FOLDER / "data"))
    return yaml.safe_load((folder / "demo/accounts.yaml").read_text(encoding="utf-8"))


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _width(text: str) -> int:
    """How many places a terminal uses: a mark above or below a letter takes none."""
    return sum(not unicodedata.combining(character) for character in text)
