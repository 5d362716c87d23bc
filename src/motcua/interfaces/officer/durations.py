"""Stretches of office time in words."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_SECONDS_PER_MINUTE, _MINUTES_PER_HOUR = 60, 60


def office_time_words(taken: timedelta) -> str:
    """`3 giờ 20 phút`, `45 phút`; less than a minute is said so."""
    minutes = int(taken.total_seconds()) // _SECONDS_PER_MINUTE
    if not minutes:
        return _("chưa đến 1 phút")
    hours, rest = divmod(minutes, _MINUTES_PER_HOUR)
    words = []
    if hours:
        words.append(ngettext("%(count)s giờ", "%(count)s giờ", hours) % {"count": hours})
    if rest:
        words.append(ngettext("%(count)s phút", "%(count)s phút", rest) % {"count": rest})
    return " ".join(words)
