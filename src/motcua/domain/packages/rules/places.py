"""Where something stands in a package, as a person says it: `ví dụ 2, bước 3, due_at`."""

import re
from collections.abc import Iterable

from motcua.domain.catalogue.values import RecordFault
from motcua.domain.packages.errors import PackageFault

_NUMBERED = {
    "examples": "ví dụ",
    "steps": "bước",
    "forms": "biểu mẫu",
    "pages": "trang",
    "fields": "ô",
    "agencies": "tên cơ quan",
    "instruments": "văn bản",
}
RECORD = "thủ tục"


def example_place(number: int, step: int | None = None, item: str = "") -> str:
    """Numbers count from 1; the handing-in is no step."""
    parts = [f"ví dụ {number}"]
    if step is not None:
        parts.append(f"bước {step}" if step else "lúc nộp")
    return ", ".join([*parts, item] if item else parts)


def place_of(path: str) -> str:
    """`examples.1.steps.2.expects.due_at` in words."""
    parts: list[str] = []
    rest = path
    while found := re.match(r"(\w+)\.(\d+)(?:\.|$)", rest):
        name, number = found.groups()
        parts.append(f"{_NUMBERED.get(name, name)} {int(number) + 1}")
        rest = rest[found.end() :]
    return ", ".join([*parts, rest] if rest else parts) or "cả gói"


def faults_in(found: Iterable[RecordFault], *, within: str = "") -> list[PackageFault]:
    """Faults that the checks of a record found, as faults of a package."""
    return [
        PackageFault(
            ", ".join(part for part in (within, place_of(fault.path)) if part),
            fault.sentence,
            fault.cure,
        )
        for fault in found
        if not fault.is_warning
    ]
