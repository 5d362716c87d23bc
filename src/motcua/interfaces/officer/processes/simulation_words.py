"""The sentences of a simulation."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.domain.simulation.rules.results import Simulation
from motcua.interfaces.design_system import formats

_HOUR = timedelta(hours=1)
_HOURS_IN_TENTHS_MAX = 10
_PER_MILLE = 1000


def percent(part: int, whole: int) -> str:
    """`96,1%`; never more than is true: 999 of 1.000 are not all. A dash of nothing."""
    if not whole:
        return "–"
    tenths = _PER_MILLE * part // whole
    return f"{tenths // 10},{tenths % 10}%"


def hours(amount: timedelta) -> str:
    """`312`, `4,1`: office hours without their word."""
    value = amount / _HOUR
    if abs(value) < _HOURS_IN_TENTHS_MAX:
        return f"{value:.1f}".removesuffix(".0").replace(".", ",")
    return formats.whole_number(round(value))


def sentence(simulation: Simulation, *, is_draft: bool) -> str:
    """`Nếu dùng bản nháp, 96,1% đúng hạn thay vì 91,4%, bớt 312 giờ.`"""
    counted = simulation.counted
    if not counted:
        return _("Chưa hồ sơ nào trong thời gian này có kết quả để so")
    facts = {
        "version": _("bản nháp") if is_draft else _("bản này"),
        "now": percent(simulation.on_time_now, counted),
        "then": percent(simulation.on_time_then, counted),
        "hours": _hours_words(simulation.saved),
    }
    if simulation.on_time_now == simulation.on_time_then:
        return _("Nếu dùng %(version)s, vẫn %(now)s đúng hạn, %(hours)s") % facts
    return _("Nếu dùng %(version)s, %(now)s đúng hạn thay vì %(then)s, %(hours)s") % facts


def notes(simulation: Simulation) -> Sequence[str]:
    """What the figures leave out."""
    found = []
    undecided = len(simulation.dossiers) - simulation.counted
    if undecided:
        words = ngettext(
            "%(count)s hồ sơ chưa có kết quả hoặc không có ngày hẹn: không tính vào tỷ lệ.",
            "%(count)s hồ sơ chưa có kết quả hoặc không có ngày hẹn: không tính vào tỷ lệ.",
            undecided,
        )
        found.append(words % {"count": formats.whole_number(undecided)})
    if simulation.unexplained:
        words = ngettext(
            "%(count)s hồ sơ đã đi khác quy trình của mình: giữ nguyên như đã xảy ra.",
            "%(count)s hồ sơ đã đi khác quy trình của mình: giữ nguyên như đã xảy ra.",
            simulation.unexplained,
        )
        found.append(words % {"count": formats.whole_number(simulation.unexplained)})
    if simulation.added_elsewhere > timedelta():
        found.append(
            _("Thêm %(hours)s giờ giao cho cơ quan chưa có việc trong thời gian này.")
            % {"hours": hours(simulation.added_elsewhere)}
        )
    return found


def _hours_words(saved: timedelta) -> str:
    if abs(saved) < _HOUR / 20:
        return _("số giờ như cũ")
    words = _("bớt %(hours)s giờ") if saved > timedelta() else _("thêm %(hours)s giờ")
    return words % {"hours": hours(abs(saved))}
