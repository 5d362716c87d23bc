"""Process tables for tests, short to write."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.processes.rules.written import process_from
from motcua.domain.processes.values import InternalProcess

DAY = date(2026, 11, 25)
SLUG = "chung-thuc-ban-sao"


def step(key: str, kind: str, *targets: str, hours: object = 1, **more: Any) -> dict[str, Any]:
    """One row; `targets` are where success leads. `exits` in `more` come after it."""
    place, role = _ACTORS[kind]
    row: dict[str, Any] = {
        "key": key,
        "name": f"Bước {key}",
        "kind": kind,
        "actor": {"place": place, "role": role},
        "hours": hours,
    }
    others = more.pop("exits", {})
    row |= more
    row["exits"] = [
        {"outcome": outcome, "to": [*to]} for outcome, to in {"done": targets, **others}.items()
    ]
    return row


def short_table(**head: Any) -> dict[str, Any]:
    """Receive, appraise, sign, return: eight hours."""
    return {
        "procedure_slug": SLUG,
        "symbol": "QT-MẪU-01",
        "name": "Chứng thực bản sao từ bản chính",
        "steps": [
            step("nhan", "intake", "tham", exits={"refuse": ["end:refusal"]}),
            step(
                "tham",
                "appraise",
                "ky",
                hours=4,
                exits={"refuse": ["ky"], "supplement": ["tham"]},
            ),
            step("ky", "sign", "tra", hours=2, exits={"refuse": ["tra"], "send_back": ["tham"]}),
            step("tra", "return", "end:result"),
        ],
        **head,
    }


def short_process(**head: Any) -> InternalProcess:
    return process_from(short_table(**head))


def procedure(slug: str = SLUG, day: date = DAY) -> Any:
    return procedure_on(slug, day)


def somebody(account_id: int, **rights: str) -> Actor:
    """Somebody with rights: `draw="hy2-van-phong"`."""
    held = {(f"processes.{name}", agency) for name, agency in rights.items()}
    return Actor(
        account_id=AccountId(account_id),
        reference=f"account:{account_id}",
        full_name="Nguyễn Thị Thử",
        rights=frozenset(held),
    )


_ACTORS: Mapping[str, tuple[str, str]] = {
    "intake": ("receiving", "one_stop_officer"),
    "hand_over": ("receiving", "one_stop_officer"),
    "assign": ("competent", "unit_head"),
    "work": ("competent", "case_officer"),
    "consult": ("named", "case_officer"),
    "linked": ("named", "case_officer"),
    "appraise": ("competent", "case_officer"),
    "review": ("competent", "unit_head"),
    "sign": ("competent", "leader"),
    "issue": ("competent", "clerk"),
    "return": ("receiving", "one_stop_officer"),
}
