"""How figures, days, times and numbers of people are written, the same on every screen.

Money `1.250.000 đ`, days `22/11/2026`, times `15:30`, weekdays "thứ Hai". A moment is always told in
Vietnam time, whatever zone the machine or the reader sits in.
"""

from datetime import date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.foundation.clock import VIETNAM

_WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)
_SHOWN_AT_FRONT, _SHOWN_AT_END = 3, 4


def whole_number(value: int) -> str:
    """Groups of three with a point: 43908 → `43.908`."""
    return f"{value:,}".replace(",", ".")


def dong(amount_vnd: int) -> str:
    """Whole đồng: 1250000 → `1.250.000 đ`, the sign kept on the line by a no-break space."""
    return f"{whole_number(amount_vnd)}\N{NO-BREAK SPACE}đ"


def day(value: date | datetime) -> str:
    """`22/11/2026`, in Vietnam."""
    return _local(value).strftime("%d/%m/%Y")


def short_day(value: date | datetime) -> str:
    """`22/11`, where the year is plain from the context."""
    return _local(value).strftime("%d/%m")


def clock_time(value: datetime | time) -> str:
    """`15:30`, in Vietnam."""
    moment = value if isinstance(value, time) else _local(value)
    return moment.strftime("%H:%M")


def weekday(value: date | datetime) -> str:
    """`thứ Hai` to `Chủ nhật`."""
    return weekday_name(_local(value).weekday())


def weekday_name(number: int) -> str:
    """0 → `thứ Hai`, 6 → `Chủ nhật`."""
    return str(_WEEKDAYS[number])


def long_day(value: date | datetime) -> str:
    """`thứ Hai, 30/11/2026`."""
    return f"{weekday(value)}, {day(value)}"


def moment(value: datetime) -> str:
    """`17:00, thứ Hai 30/11/2026`."""
    return f"{clock_time(value)}, {weekday(value)} {day(value)}"


def capital(text: str) -> str:
    """The first letter large, the rest untouched: "thứ Hai" → "Thứ Hai" at the start of a line."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The first letter small, for a name that stands inside a sentence."""
    return text[:1].lower() + text[1:]


def masked(number: str) -> str:
    """An identity or telephone number shown to somebody who need not know it whole.

    `033190004127` → `033•••••4127`. A number too short to hide anything is hidden whole.
    """
    hidden = len(number) - _SHOWN_AT_FRONT - _SHOWN_AT_END
    if hidden < 1:
        return "•" * len(number)
    return number[:_SHOWN_AT_FRONT] + "•" * hidden + number[-_SHOWN_AT_END:]


def spoken_masked(number: str) -> str:
    """The same number for a screen reader, which would read the dots one by one."""
    return _("số có đuôi %(tail)s") % {"tail": number[-_SHOWN_AT_END:]}


def _local(value: date | datetime) -> date | datetime:
    return value.astimezone(VIETNAM) if isinstance(value, datetime) else value
