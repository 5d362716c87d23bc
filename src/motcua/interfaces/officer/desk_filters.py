"""The chips above the list: what is saved, what is asked, how limits stand; and the further filters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.domain.catalogue.selectors import fields_on
from motcua.domain.dossiers import permissions
from motcua.domain.identity.selectors import colleagues
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agencies
from motcua.domain.workflow.permissions import as_role
from motcua.domain.workflow.selectors.inbox import COUNT_MAX, DueFilter, InboxCounts, Pile
from motcua.domain.workflow.values import Matter, SavedViewLine
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Choice, DueKind
from motcua.interfaces.officer.act_words import CHANNEL_LOOKS
from motcua.interfaces.officer.desk_query import RUNNING, DeskQuery, filter_of

PILE_WORDS: dict[Pile, str | Promise] = {
    Pile.MINE: gettext_lazy("Cần tôi làm"),
    Pile.ELSEWHERE: gettext_lazy("Chờ nơi khác"),
    Pile.READY: gettext_lazy("Sẵn sàng trả"),
    Pile.DONE: gettext_lazy("Đã xong hôm nay"),
}
_DUE_LOOKS: dict[DueFilter, tuple[DueKind, str | Promise]] = {
    DueFilter.OVERDUE: ("late", gettext_lazy("Quá hạn")),
    DueFilter.SOON: ("soon", gettext_lazy("Sắp hạn")),
    DueFilter.LATER: ("early", gettext_lazy("Còn hạn")),
    DueFilter.WAITING: ("off", gettext_lazy("Chờ tiếp nhận")),
    DueFilter.HELD: ("hold", gettext_lazy("Dừng tính")),
}
_MATTER_LOOKS: dict[Matter, tuple[DueKind, str | Promise]] = {
    Matter.APOLOGY: ("soon", gettext_lazy("Cần xin lỗi")),
    Matter.WITHDRAWAL: ("hold", gettext_lazy("Xin rút hồ sơ")),
    Matter.SUPPLEMENT: ("soon", gettext_lazy("Bổ sung đã gửi")),
    Matter.OPINION: ("soon", gettext_lazy("Hỏi ý kiến mình")),
    Matter.PAYMENT: ("hold", gettext_lazy("Chờ nộp tiền")),
    Matter.PAUSED: ("hold", gettext_lazy("Đang tạm dừng")),
}


@dataclass(frozen=True, slots=True)
class Tab:
    label: str | Promise
    count: str
    address: str
    key: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter. `kind` is empty for a filter without a colour of its own."""

    kind: DueKind | str
    words: str
    address: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One of the further filters: a list to choose from."""

    name: str
    label: str
    choices: Sequence[Choice]
    value: str


def tabs(query: DeskQuery, counts: InboxCounts) -> Sequence[Tab]:
    """The four piles with their heights."""
    return [
        Tab(
            label=words,
            count=count_words(pile, counts.by_pile[pile]),
            address=query.address(pile=pile, due=None, matter=None),
            key=number,
            is_current=pile is query.asked.pile,
        )
        for number, (pile, words) in enumerate(PILE_WORDS.items(), 1)
    ]


def count_words(pile: Pile, count: int) -> str:
    """`16`; of work that is not one's own `999+`, because nobody counts further."""
    if pile is not Pile.MINE and count >= COUNT_MAX:
        return f"{formats.whole_number(COUNT_MAX - 1)}+"
    return formats.whole_number(count)


def chips(query: DeskQuery, counts: InboxCounts) -> Sequence[Chip]:
    """Of one's own pile only what there is, with its count; whatever is on stays, to be taken off."""
    asked = query.asked
    is_mine = asked.pile is Pile.MINE
    by_matter = counts.by_matter if is_mine else {}
    by_due = counts.by_due if is_mine else {}
    of_matter = [
        Chip(
            kind,
            _counted(str(words), by_matter.get(matter, 0)),
            query.address(matter=None if matter is asked.matter else matter, due=None),
            matter is asked.matter,
        )
        for matter, (kind, words) in _MATTER_LOOKS.items()
        if by_matter.get(matter) or matter is asked.matter
    ]
    if asked.pile not in RUNNING:
        return of_matter
    # Beside other filters the counts of the whole pile would not say what a chip shows.
    counted = is_mine and not query.has_further_filters and asked.matter is None
    of_due = [
        Chip(
            kind,
            _counted(str(words), by_due.get(due, 0) if counted else 0),
            query.address(due=None if due is asked.due else due),
            due is asked.due,
        )
        for due, (kind, words) in _DUE_LOOKS.items()
        if not counted or by_due.get(due) or due is asked.due
    ]
    return [*of_matter, *of_due]


def saved_chips(query: DeskQuery, views: Sequence[SavedViewLine]) -> Sequence[Chip]:
    """One's saved views."""
    return [
        Chip(
            "",
            view.name,
            f"{reverse('officer:desk')}?{view.query}",
            filter_of(QueryDict(view.query)) == query.asked,
        )
        for view in views
    ]


def questions(query: DeskQuery, *, by: Actor, at: datetime) -> Sequence[Question]:
    """The further filters. One query for each agency in which the actor reads."""
    today = at.astimezone(VIETNAM).date()
    own = agencies(sorted(by.agency_codes(permissions.READ)))
    asked = query.asked
    channels = [Choice(key, str(words)) for key, (_icon, words) in CHANNEL_LOOKS.items()]
    found = [
        Question("linh-vuc", _("Lĩnh vực"), field_choices(today), asked.field_key),
        Question("cach-nop", _("Cách nộp"), channels, asked.channel),
    ]
    if len(own) > 1 or asked.agency_code:
        names = [Choice(str(code), agency.name) for code, agency in own.items()]
        found.append(Question("co-quan", _("Cơ quan"), names, asked.agency_code))
    people = {
        str(each.account_id): each.full_name
        for code in own
        for each in colleagues(code, right_prefix=as_role(""), at=at)
    }
    who = [Choice(number, name) for number, name in people.items()]
    found.append(Question("ai-giu", _("Ai giữ"), who, str(asked.assignee_account_id or "")))
    return found


def field_choices(day: date) -> Sequence[Choice]:
    """Fields of the catalogue, for a list to choose from."""
    return [Choice(each.key, each.name) for each in fields_on(day)]


def further_chips(query: DeskQuery, found: Sequence[Question]) -> Sequence[Chip]:
    """The further filters that are on, each taken off by its own chip."""
    taken_off = {
        "linh-vuc": {"field_key": ""},
        "cach-nop": {"channel": ""},
        "co-quan": {"agency_code": ""},
        "ai-giu": {"assignee_account_id": None},
    }
    return [
        Chip(
            "",
            f"{each.label}: {_label(each)}",
            query.address(**taken_off[each.name]),
            is_on=True,
        )
        for each in found
        if each.value
    ]


def _label(question: Question) -> str:
    return next(
        (choice.label for choice in question.choices if choice.value == question.value),
        question.value,
    )


def _counted(words: str, count: int) -> str:
    return f"{words} {formats.whole_number(count)}" if count else words
