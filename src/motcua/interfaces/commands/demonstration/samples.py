"""Papers and results that nobody can take for real ones: `MẪU – KHÔNG CÓ GIÁ TRỊ` is across each."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from motcua.foundation.clock import VIETNAM
from motcua.foundation.printing import render

WARNING = "MẪU – KHÔNG CÓ GIÁ TRỊ"
_TEMPLATE = Path(__file__).with_name("sample.typ")


def sample(
    *,
    name: str,
    lines: Sequence[tuple[str, str]],
    at: datetime,
    agency: str = "",
    number: str = "",
) -> bytes:
    """One page of PDF in the place of a paper or, with the agency that issues it, of a result.

    Raises PrintingFault where the typeface is missing.
    """
    day = at.astimezone(VIETNAM)
    facts = {
        "issued_at": at.isoformat(),
        "name": name,
        "number": number,
        "agency": agency,
        "day": f"Ngày {day:%d} tháng {day:%m} năm {day:%Y}",
        "lines": [list(line) for line in lines],
    }
    return render(_TEMPLATE, facts)
