"""A procedure in the words of a villager: time, money, papers, steps. Decides nothing of law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import accumulate
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.domain.catalogue.values import (
    Component,
    DataSource,
    Fee,
    Online,
    OnlineMode,
    ProcedurePage,
    Step,
)
from motcua.domain.working_time.values import Limit
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.deadlines import limit_words

PATH_WIDTH, PATH_WIDTH_MIN = 1000, 6  # The scale on which the steps are drawn.
SHORT_CONDITION_CHARACTERS_MAX = 40
PER_CASE, IF_ANY = "lần", "nếu có"
_CONDITION_SAYS_ITSELF = ("không phải", "trừ", "nếu", "khi", "chỉ", "bản sao", "nộp")
# What a paper is about → its picture. First match wins; the words always stand beside it.
_PAPER_ICONS = (
    (("tờ khai", "đơn ", "giấy đề nghị", "phiếu", "văn bản đề nghị"), "pencil-square"),
    (("chứng sinh", "y tế", "sức khỏe", "khám", "báo tử", "khuyết tật"), "file-earmark-medical"),
    (("căn cước", "tùy thân", "hộ chiếu", "nhân thân"), "person-vcard"),
    (("kết hôn", "hôn nhân"), "heart"),
    (("ủy quyền",), "file-earmark-person"),
    (("ảnh ",), "person-bounding-box"),
    (("bản vẽ", "sơ đồ", "thiết kế"), "rulers"),
    (("cư trú", "nhà ", "quyền sử dụng đất", "chỗ ở"), "house-door"),
    (("hợp đồng", "văn bản", "biên bản", "di chúc"), "file-earmark-text"),
)


class Timed(Protocol):
    """A procedure, or a row of a list of procedures: both know how long they take."""

    @property
    def limit(self) -> Limit: ...
    @property
    def is_same_day(self) -> bool: ...
    @property
    def cutoff(self) -> time | None: ...


@dataclass(frozen=True, slots=True)
class Headline:
    """A short answer and what goes with it in small print."""

    answer: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as it is listed: what it is, when it is not needed, how many."""

    name: str
    remark: str
    quantity: str
    icon: str
    form_address: str = ""  # where the form or a filled-in example can be had


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a procedure, parted the way people pack them."""

    to_hand_in: Sequence[Paper]
    to_show: Sequence[Paper]
    special_cases: Sequence[Paper]
    special_words: str = ""  # Which cases: "trẻ bị bỏ rơi, trẻ sinh do mang thai hộ…"


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of the path, to scale of hours: `start` and `width` in parts of 1000."""

    hours: str
    name: str
    start: int
    width: int


def time_headline(procedure: Timed) -> Headline:
    """How long it takes. A same-day result says what happens after the cut-off."""
    if not procedure.is_same_day:
        return Headline(limit_words(procedure.limit), _("kể từ khi nhận đủ hồ sơ"))
    if procedure.cutoff is None:
        return Headline(_("Trong ngày"))
    remark = _("Nộp sau %(time)s thì trả vào ngày làm việc tiếp theo")
    return Headline(_("Trong ngày"), remark % {"time": formats.clock_time(procedure.cutoff)})


def money_headline(fees: Sequence[Fee]) -> Headline:
    """What it costs in the usual case: the first fee listed. The rest stands in the table."""
    if not fees:
        return Headline(_("Không mất tiền"))
    first, others = fees[0], len(fees) - 1
    if first.amount_vnd == 0:
        return Headline(_("Không mất tiền"), first.condition or "")
    if first.amount_vnd is None and first.set_by:
        return Headline(_("Tùy tỉnh quy định"), _("do %(body)s quy định") % {"body": first.set_by})
    remark = first.condition or first.name
    if others:
        more = ngettext(
            "còn %(count)s khoản khác, xem bên dưới",
            "còn %(count)s khoản khác, xem bên dưới",
            others,
        )
        remark = f"{remark}; {more % {'count': others}}"
    return Headline(fee_amount(first), remark)


def fee_amount(fee: Fee) -> str:
    """`0 đ`, `8.000 đ/bản`, `0,5%`, `145 USD/thẻ`, or who sets it."""
    units = [unit for unit in (fee.per or "").split("/") if unit not in {"", PER_CASE}]
    per = "".join(f"/{_(unit)}" for unit in units)
    if fee.amount_vnd is not None:
        return formats.dong(fee.amount_vnd) + (per if fee.amount_vnd else "")
    if fee.rate_percent is not None:
        return f"{fee.rate_percent:g}%".replace(".", ",")
    if fee.amount_usd is not None:
        return f"{fee.amount_usd:g} USD{per}"
    if fee.set_by:
        return _("Theo nghị quyết của %(body)s") % {"body": fee.set_by}
    return _("Tùy trường hợp")


def papers(procedure: ProcedurePage, *, can_apply_here: bool) -> Papers:
    """To hand in, to show only, and what only special cases need.

    Where no case was chosen each paper names its own.

    A special case is a paper that is needed under a condition, is kept, and that no database holds;
    where nothing else is to be handed in, such papers are not hidden away.
    """
    all_papers = procedure.components
    case_names = {} if procedure.case else {each.key: each.name for each in procedure.cases}
    data_of = {source.component_order: source for source in procedure.data_sources}
    special = [
        component
        for component in all_papers
        if not component.is_always_required
        and not component.is_shown_only
        and component.once_only_source is None
    ]
    kept = [c for c in all_papers if not c.is_shown_only and c not in special]
    if not kept:
        kept, special = special, []
    shown = [component for component in all_papers if component.is_shown_only]

    def listed(some: Sequence[Component]) -> list[Paper]:
        return [
            _paper(
                component,
                can_apply_here=can_apply_here,
                case_words=_case_words(component, case_names),
                source=data_of.get(component.order),
            )
            for component in some
        ]

    return Papers(listed(kept), listed(shown), listed(special), _cases(special))


def path(steps: Sequence[Step]) -> list[PathStep]:
    """The steps one after the other, each where it stands in the whole and as wide as its hours."""
    total = sum(step.hours for step in steps)
    shares = [step.hours / total if total else 1 / len(steps) for step in steps]
    return [
        PathStep(
            hours=_hours(step.hours),
            name=spelled_out(step.name),
            start=min(round((end - share) * PATH_WIDTH), PATH_WIDTH - PATH_WIDTH_MIN),
            width=max(PATH_WIDTH_MIN, round(share * PATH_WIDTH)),
        )
        for step, share, end in zip(steps, shares, accumulate(shares), strict=True)
    ]


def online_words(online: Online, *, can_apply_here: bool, channels: Sequence[str]) -> str:
    """What can be done online and where, in a sentence. `channels`: portals that are not ours."""
    if can_apply_here and online.mode is OnlineMode.FULL:
        return _("Làm trọn ở trang này, từ lúc nộp đến lúc nhận kết quả.")
    if can_apply_here:
        return _("Nộp ở trang này được; có bước ông/bà phải đến nơi tiếp nhận.")
    if online.is_available and channels:
        return _("Làm trên mạng qua %(channels)s, không nộp ở trang này.") % {
            "channels": _joined(channels)
        }
    if online.is_available:
        return _("Có dịch vụ trên mạng của cơ quan giải quyết, không nộp ở trang này.")
    return _("Thủ tục này chưa làm trên mạng được, xin nộp tại nơi tiếp nhận.")


def lead(procedure: ProcedurePage) -> str:
    """What one has in the end, in one sentence; then the editor's note, if there is one."""
    sentences = []
    if procedure.result_names:
        results = spelled_out(_joined(procedure.result_names))
        sentences.append(_("Xong việc, ông/bà nhận %(results)s.") % {"results": results})
    if procedure.note:
        sentences.append(spelled_out(procedure.note))
    return " ".join(sentences)


def working_hours(hours: float) -> str:
    """`8 giờ làm việc`: the sum of the steps."""
    number = f"{hours:g}".replace(".", ",")
    return ngettext("%(count)s giờ làm việc", "%(count)s giờ làm việc", int(hours)) % {
        "count": number
    }


def unconfirmed(procedure: ProcedurePage) -> str:
    """Which facts nobody has compared with a text yet. A reader may know how sure we are."""
    names = {
        "time_limit": _("thời hạn"),
        "fees": _("mức phí"),
        "components": _("giấy tờ"),
        "agencies": _("cơ quan"),
        "online_mode": _("mức độ làm trên mạng"),
        "online_payment": _("nộp tiền trên mạng"),
        "internal_process": _("các bước và số giờ"),
    }
    assumed = [name for group, name in names.items() if procedure.marks.get(group) == "assumed"]
    recalled = [law.number for law in procedure.legal_basis if law.is_recalled]
    return ", ".join([*assumed, *(_("văn bản %(number)s") % {"number": n} for n in recalled)])


def _joined(names: Sequence[str]) -> str:
    """`a`, `a và b`, `a, b và c`."""
    if len(names) < 2:  # noqa: PLR2004 — nothing to join
        return "".join(names)
    return _("%(first)s và %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _paper(
    component: Component,
    *,
    can_apply_here: bool,
    case_words: str = "",
    source: DataSource | None = None,
) -> Paper:
    remarks = []
    if case_words:
        remarks.append(case_words)
    if component.form_name and can_apply_here:
        remarks.append(_("Làm trên mạng thì điền từng bước, không cần in."))
    elif form := _form(component):
        remarks.append(_("Theo mẫu: %(form)s.") % {"form": form})
    if component.condition:
        remarks.append(_condition(component.condition))
    if component.once_only_source and not _speaks_of_data(component.condition):
        database = spelled_out(component.once_only_source)
        remarks.append(_("Tra được trong %(source)s thì không cần.") % {"source": database})
    elif source and not component.once_only_source:
        facts = {"field": spelled_out(source.field), "source": spelled_out(source.source)}
        remarks.append(_("Có %(field)s trong %(source)s thì không cần nộp.") % facts)
    return Paper(
        name=spelled_out(component.name),
        remark=" ".join(remarks),
        quantity=_quantity(component),
        icon=_icon(component.name),
        form_address=_web_address(component.url) or _web_address(component.sample_url),
    )


def _case_words(component: Component, case_names: Mapping[str, str]) -> str:
    """Of which cases a paper is: those named, or those left out where they are fewer."""
    named = [case_names[key] for key in component.cases if key in case_names]
    others = [name for key, name in case_names.items() if key not in component.cases]
    condition = (component.condition or "").lower()
    if not named or not others or (len(named) == 1 and named[0].lower() == condition):
        return ""
    if len(others) < len(named):
        return _("Trừ trường hợp: %(cases)s.") % {"cases": spelled_out(", ".join(others))}
    return _("Trường hợp: %(cases)s.") % {"cases": spelled_out(", ".join(named))}


def _cases(components: Sequence[Component]) -> str:
    """The special cases that can be named shortly, and a sign that there are others."""
    conditions = [component.condition or "" for component in components]
    short = [text for text in conditions if 0 < len(text) <= SHORT_CONDITION_CHARACTERS_MAX]
    names = ", ".join(spelled_out(text) for text in dict.fromkeys(short) if text != IF_ANY)
    return f"{names}…" if names and len(short) < len(conditions) else names


def _speaks_of_data(condition: str | None) -> bool:
    """The condition itself says when the data of the state stand in for the paper."""
    return condition is not None and ("CSDL" in condition or "dữ liệu" in condition)


def _condition(condition: str) -> str:
    text = spelled_out(condition)
    if text == IF_ANY:
        return _("Có thì nộp.")
    if text.startswith(_CONDITION_SAYS_ITSELF):
        return f"{formats.capital(text)}."
    return _("Chỉ cần khi: %(condition)s.") % {"condition": text}


def _quantity(component: Component) -> str:
    if component.is_shown_only:
        return _("xem bản chính") if component.original_count else _("xem bản sao")
    parts = []
    if component.original_count:
        words = ngettext("%(count)s bản chính", "%(count)s bản chính", component.original_count)
        parts.append(words % {"count": component.original_count})
    if component.certified_count:
        words = ngettext(
            "%(count)s bản sao chứng thực",
            "%(count)s bản sao chứng thực",
            component.certified_count,
        )
        parts.append(words % {"count": component.certified_count})
    if component.copy_count:
        words = ngettext("%(count)s bản sao", "%(count)s bản sao", component.copy_count)
        parts.append(words % {"count": component.copy_count})
    return ", ".join(parts)


def _form(component: Component) -> str:
    """The form's name where it says more than the paper's own."""
    form = component.form_name or ""
    return "" if form.lower() == component.name.lower() else spelled_out(form)


def _web_address(text: str | None) -> str:
    """An address that may stand in a link: of the web, and of nothing that runs."""
    return text if text and text.startswith(("https://", "http://")) else ""


def _icon(name: str) -> str:
    lowered = f"{name.lower()} "
    for words, icon in _PAPER_ICONS:
        if any(word in lowered for word in words):
            return icon
    return "file-earmark"


def _hours(hours: float) -> str:
    number = f"{hours:g}".replace(".", ",")
    return ngettext("%(count)s giờ", "%(count)s giờ", int(hours)) % {"count": number}


def spelled_out(text: str) -> str:
    """Abbreviations of offices in full: a villager does not know CSDL."""
    return text.replace("CSDL", "Cơ sở dữ liệu").replace("UBND", "Ủy ban nhân dân")
