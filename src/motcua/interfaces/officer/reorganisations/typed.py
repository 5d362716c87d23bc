"""What was typed on the form of a reorganisation, row by row: nothing of it is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest

from motcua.domain.organisations.values import MoveKind
from motcua.interfaces.officer.typed import typed_line

CREATE = "create"  # a unit that takes nobody's place, or into which others are merged
SHARED = frozenset({MoveKind.SPLIT.value})
# What each kind of row asks besides the unit that ends.
ASKED: Mapping[str, tuple[str, ...]] = {
    MoveKind.MERGE.value: ("unit", "heir"),
    MoveKind.SPLIT.value: ("unit",),
    MoveKind.RENAME.value: ("unit", "name"),
    MoveKind.TRANSFER.value: ("unit", "parent"),
    MoveKind.ABOLISH.value: ("unit", "heir"),
    CREATE: ("name", "role", "parent", "division", "identifier", "address", "phone"),
}
HEAD = ("title", "decision_number", "decided_on", "takes_effect_on")
TEXT_CHARACTERS_MAX = 300
ROWS_MAX, SHARES_MAX = 60, 30
DIGITS_MAX = 9
SHARES_AT_FIRST = 2


@dataclass(slots=True)
class TypedRow:
    """One unit. `shares`: which work goes to whom; the first is the rest and names no work."""

    kind: str
    texts: dict[str, str]
    shares: list[tuple[str, str]] = field(default_factory=list)
    people: dict[int, str] = field(default_factory=dict)  # account → number of the share


@dataclass(slots=True)
class TypedForm:
    """All that was typed, and what is wrong with it by the name of the field."""

    head: dict[str, str] = field(default_factory=lambda: dict.fromkeys(HEAD, ""))
    rows: list[TypedRow] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    first: str = ""  # the field in which one goes on typing

    def change(self, request: HttpRequest) -> bool:
        """Add or drop a row or a share where a button asks for it; False: none does."""
        kind = request.POST.get("add", "")
        if kind in ASKED and len(self.rows) < ROWS_MAX:
            self.rows.append(empty_row(kind))
            self.first = f"r{len(self.rows) - 1}-{ASKED[kind][0]}"
            return True
        dropped = _number(request.POST.get("drop", ""))
        if dropped is not None and dropped < len(self.rows):
            del self.rows[dropped]
            return True
        shared = _number(request.POST.get("share", ""))
        if shared is not None and shared < len(self.rows):
            shares = self.rows[shared].shares
            if len(shares) < SHARES_MAX:
                shares.append(("", ""))
            self.first = f"r{shared}-work-{len(shares) - 1}"
            return True
        return bool({"add", "drop", "share"} & request.POST.keys())


def empty_row(kind: str) -> TypedRow:
    """A row nobody has typed into."""
    shares = [("", "")] * SHARES_AT_FIRST if kind in SHARED else []
    return TypedRow(kind, dict.fromkeys(ASKED[kind], ""), shares)


def typed_form(request: HttpRequest) -> TypedForm:
    """What was sent. Rows of no known kind are left out."""
    count = min(_number(request.POST.get("rows", "")) or 0, ROWS_MAX)
    rows = (_row(request, n) for n in range(count))
    return TypedForm(
        head={name: _line(request, name) for name in HEAD},
        rows=[row for row in rows if row is not None],
    )


def _row(request: HttpRequest, n: int) -> TypedRow | None:
    kind = request.POST.get(f"r{n}-kind", "")
    if kind not in ASKED:
        return None
    row = TypedRow(kind, {name: _line(request, f"r{n}-{name}") for name in ASKED[kind]})
    if kind in SHARED:
        count = min(_number(request.POST.get(f"r{n}-shares", "")) or 0, SHARES_MAX)
        row.shares = [
            (_line(request, f"r{n}-work-{k}"), _line(request, f"r{n}-heir-{k}"))
            for k in range(count)
        ]
        prefix = f"r{n}-person-"
        for name in request.POST:
            account_id = _number(name.removeprefix(prefix)) if name.startswith(prefix) else None
            if account_id is not None and (value := _line(request, name)):
                row.people[account_id] = value
    return row


def _line(request: HttpRequest, name: str) -> str:
    return typed_line(request, name)[:TEXT_CHARACTERS_MAX]


def _number(text: str) -> int | None:
    is_one = text.isascii() and text.isdecimal() and len(text) <= DIGITS_MAX
    return int(text) if is_one else None
