"""What the address of a list behind a figure asks for; anything it cannot mean is left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from motcua.domain.dossiers.values.figures import Backlog, Verdict
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.typed import one_line

VERDICT_WORDS = {"som": Verdict.EARLY, "dung-hen": Verdict.ON_TIME, "tre": Verdict.LATE}
BACKLOG_WORDS = {
    "con-nhieu": Backlog.AMPLE,
    "con-it": Backlog.LESS,
    "sap-han": Backlog.SOON,
    "hom-nay": Backlog.TODAY,
    "qua-han": Backlog.LATE,
    "qua-han-lau": Backlog.LATER,
    "qua-han-rat-lau": Backlog.LATEST,
    "dung-tinh": Backlog.HELD,
}
OVERDUE = (Backlog.LATE, Backlog.LATER, Backlog.LATEST)
_DAYS_MAX = timedelta(days=400)
_ONE_DAY = timedelta(days=1)
_ID_DIGITS_MAX = 18
_MOMENT = "%Y%m%dT%H%M%S%f"
Word = TypeVar("Word", Verdict, Backlog)


@dataclass(frozen=True, slots=True)
class Behind:
    """One list: settled dossiers of a period with these verdicts, or open ones with this much time."""

    agency_key: str = ""
    field_key: str = ""
    verdicts: tuple[Verdict, ...] = ()
    backlogs: tuple[Backlog, ...] = ()
    first: date | None = None
    last: date | None = None
    after: tuple[datetime, int] | None = None

    @property
    def is_settled(self) -> bool:
        return bool(self.verdicts)

    def address(self, after: tuple[datetime, int] | None = None) -> str:
        words = {
            "co-quan": self.agency_key,
            "linh-vuc": self.field_key,
            "ket-qua": ",".join(w for w, each in VERDICT_WORDS.items() if each in self.verdicts),
            "con-lai": ",".join(w for w, each in BACKLOG_WORDS.items() if each in self.backlogs),
            "tu": f"{self.first:%d/%m/%Y}" if self.first else "",
            "den": f"{self.last:%d/%m/%Y}" if self.last else "",
            "sau": f"{after[0].astimezone(UTC):{_MOMENT}}-{after[1]}" if after else "",
        }
        kept = {name: value for name, value in words.items() if value}
        return f"{reverse('officer:figures')}?{urlencode(kept, safe=',/')}"


def behind_asked(query: QueryDict, *, today: date) -> Behind:
    """The list that an address asks for: open overdue dossiers where it says nothing."""
    verdicts = tuple(_known(query.get("ket-qua", ""), VERDICT_WORDS))
    backlogs = tuple(_known(query.get("con-lai", ""), BACKLOG_WORDS))
    first, last = (day_in(query.get(name, "").strip()) for name in ("tu", "den"))
    last = min(last or today, today)
    first = max(first or last.replace(day=1), last - _DAYS_MAX)
    return Behind(
        agency_key=one_line(query.get("co-quan", ""))[:60],
        field_key=one_line(query.get("linh-vuc", ""))[:60],
        verdicts=verdicts,
        backlogs=() if verdicts else backlogs or OVERDUE,
        first=min(first, last) if verdicts else None,
        last=last if verdicts else None,
        after=_after(query.get("sau", "")),
    )


def span_of(behind: Behind) -> tuple[datetime, datetime]:
    """From the beginning of the first day until the end of the last."""
    first, last = behind.first or date.min, behind.last or date.min
    return (
        datetime.combine(first, time.min, tzinfo=VIETNAM),
        datetime.combine(last + _ONE_DAY, time.min, tzinfo=VIETNAM),
    )


def _known(typed: str, words: Mapping[str, Word]) -> list[Word]:
    return [words[word] for word in typed.split(",") if word in words]


def _after(typed: str) -> tuple[datetime, int] | None:
    moment, _, number = typed.rpartition("-")
    if not number.isdecimal() or len(number) > _ID_DIGITS_MAX:
        return None
    try:
        return datetime.strptime(moment, _MOMENT).replace(tzinfo=UTC), int(number)
    except ValueError:
        return None
