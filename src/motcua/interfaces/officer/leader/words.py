"""The words of the leader's page: one sentence with its figures, labels of states, shares in percent."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.domain.dossiers.values.figures import Backlog, Verdict
from motcua.domain.reporting.rules.shares import is_below
from motcua.domain.reporting.selectors import COMMUNES_KEY
from motcua.domain.reporting.values import Line, Minute
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import DueKind

CHANNEL_WORDS: Mapping[str, str | Promise] = {
    "online": gettext_lazy("Trực tuyến"),
    "counter": gettext_lazy("Trực tiếp"),
    "post": gettext_lazy("Bưu chính"),
}
FLOW_WORDS: Mapping[str, str | Promise] = {
    "accepted": gettext_lazy("Tiếp nhận"),
    "signed": gettext_lazy("Đã trình ký"),
    "ready": gettext_lazy("Đã có kết quả"),
    "waiting": gettext_lazy("Chờ tiếp nhận"),
    "supplement": gettext_lazy("Yêu cầu bổ sung"),
    "refused": gettext_lazy("Không tiếp nhận"),
    "withdrawn": gettext_lazy("Rút, dừng"),
    "appraising": gettext_lazy("Đang giải quyết"),
    "held": gettext_lazy("Dừng tính"),
    "signing": gettext_lazy("Chờ ký"),
    "rejected": gettext_lazy("Không đủ điều kiện"),
}
RETURN_FLOW_WORDS: Mapping[str, str | Promise] = {
    "online": gettext_lazy("Trả trực tuyến"),
    "counter": gettext_lazy("Trả tại quầy"),
    "post": gettext_lazy("Bưu điện giao"),
    "waiting": gettext_lazy("Chờ người nhận"),
}
BACKLOG_LOOKS: Mapping[Backlog, tuple[DueKind, str | Promise]] = {
    Backlog.AMPLE: ("early", gettext_lazy("Còn trên nửa thời hạn")),
    Backlog.LESS: ("early", gettext_lazy("Còn dưới nửa thời hạn")),
    Backlog.SOON: ("soon", gettext_lazy("Còn 1 ngày")),
    Backlog.TODAY: ("soon", gettext_lazy("Đến hạn hôm nay")),
    Backlog.LATE: ("late", gettext_lazy("Quá hạn 1 đến 3 ngày")),
    Backlog.LATER: ("late", gettext_lazy("Quá hạn 4 đến 10 ngày")),
    Backlog.LATEST: ("late", gettext_lazy("Quá hạn trên 10 ngày")),
    Backlog.HELD: ("hold", gettext_lazy("Dừng tính thời hạn")),
}
VERDICT_LOOKS: Mapping[Verdict, tuple[DueKind, str | Promise]] = {
    Verdict.EARLY: ("done", gettext_lazy("Sớm hẹn")),
    Verdict.ON_TIME: ("early", gettext_lazy("Đúng hẹn")),
    Verdict.LATE: ("late", gettext_lazy("Trễ hẹn")),
}
_TWO_THIRDS, _HALF = 2 / 3, 1 / 2
_NAMED_MAX = 2


def percent(value: float | None) -> str:
    """`97,4%`, `95%`; a dash where nothing was settled."""
    if value is None:
        return "–"
    return f"{value:.1f}".removesuffix(".0").replace(".", ",") + "%"


def name_of(line: Line, *, communes_count: int) -> str:
    """The agency's name; those of communes together say how many they are."""
    if line.key == COMMUNES_KEY:
        return _("%(count)s cơ quan cấp xã") % {"count": communes_count}
    return line.name


def where_late(minute: Minute) -> str:
    """`hai phần ba nằm ở Sở A và Sở B`: only where few agencies hold most of what is late."""
    lines = sorted([*minute.agencies, *minute.communes], key=lambda line: -line.overdue)
    lines = [line for line in lines if line.key != COMMUNES_KEY and line.overdue]
    whole = sum(line.overdue for line in lines)
    if len(lines) <= _NAMED_MAX or not whole:
        return ""
    named = lines[:_NAMED_MAX]
    share = sum(line.overdue for line in named) / whole
    if share < _HALF:
        return ""
    part = _("hai phần ba") if share >= _TWO_THIRDS else _("một nửa")
    names = [line.name for line in named]
    return _("hơn %(part)s nằm ở %(first)s và %(second)s") % {
        "part": part,
        "first": names[0],
        "second": names[1],
    }


def below_words(lines: Sequence[Line], target: float) -> str:
    """How many agencies stand below the target."""
    count = sum(is_below(line.month, target) for line in lines)
    if not count:
        return _("Không nơi nào dưới mức.")
    return _("%(count)s nơi dưới mức.") % {"count": formats.whole_number(count)}
