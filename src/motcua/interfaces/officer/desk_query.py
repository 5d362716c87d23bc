"""What the address of the desk asks for; anything it cannot mean is the default."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from motcua.domain.workflow.selectors.inbox import DueFilter, InboxFilter, Pile
from motcua.domain.workflow.values import Matter
from motcua.interfaces.officer.typed import one_line

NUMBER_DIGITS_MAX = 15
WORD_CHARACTERS_MAX = 80
# Piles in which limits still run.
RUNNING = frozenset({Pile.MINE, Pile.ELSEWHERE})
MATTER_WORDS: dict[Matter, str] = {
    Matter.APOLOGY: "can-xin-loi",
    Matter.WITHDRAWAL: "xin-rut",
    Matter.SUPPLEMENT: "kiem-bo-sung",
    Matter.OPINION: "tra-loi-y-kien",
    Matter.PAYMENT: "cho-nop-tien",
    Matter.PAUSED: "tam-dung",
}
_MATTERS = {word: matter for matter, word in MATTER_WORDS.items()}


@dataclass(frozen=True, slots=True)
class DeskQuery:
    """The filters, and the place in the list. `adds_filters`: the further ones are laid open."""

    asked: InboxFilter
    after: str = ""
    before: str = ""
    adds_filters: bool = False

    def words(self, **changes: Any) -> dict[str, str]:
        """The filters as they stand in an address, without the place in the list."""
        asked = replace(self.asked, **changes)
        words = {
            "muc": asked.pile.value,
            "viec": MATTER_WORDS[asked.matter] if asked.matter else "",
            "han": asked.due.value if asked.due else "",
            "linh-vuc": asked.field_key,
            "cach-nop": asked.channel,
            "co-quan": asked.agency_code,
            "ai-giu": str(asked.assignee_account_id or ""),
        }
        return {name: value for name, value in words.items() if value}

    def query(self, **changes: Any) -> str:
        """The filters as a query: what a saved view keeps."""
        return urlencode(self.words(**changes))

    def address(self, *, route: str = "officer:desk", **changes: Any) -> str:
        """The list with some filters changed, from its beginning."""
        return f"{reverse(route)}?{self.query(**changes)}"

    def page_address(self, *, after: str = "", before: str = "") -> str:
        """Another page of the same list."""
        place = {"sau": after} if after else {"truoc": before} if before else {}
        return f"{reverse('officer:desk')}?{urlencode(self.words() | place)}"

    @property
    def here(self) -> str:
        return self.page_address(after=self.after, before=self.before)

    @property
    def has_further_filters(self) -> bool:
        asked = self.asked
        return bool(
            asked.field_key or asked.channel or asked.agency_code or asked.assignee_account_id
        )


def query_of(request: HttpRequest) -> DeskQuery:
    """What the request's address asks for."""
    return DeskQuery(
        asked=filter_of(request.GET),
        after=request.GET.get("sau", ""),
        before=request.GET.get("truoc", ""),
        adds_filters="loc" in request.GET,
    )


def filter_of(words: QueryDict) -> InboxFilter:
    """The filters of an address, or of a saved view."""
    pile_word = words.get("muc", "")
    pile = Pile(pile_word) if pile_word in set(Pile) else Pile.MINE
    due, matter = words.get("han", ""), _MATTERS.get(words.get("viec", ""))
    assignee = words.get("ai-giu", "")
    is_number = assignee.isdecimal() and len(assignee) <= NUMBER_DIGITS_MAX
    return InboxFilter(
        pile=pile,
        due=DueFilter(due) if due in set(DueFilter) and pile in RUNNING else None,
        matter=matter if pile is Pile.MINE else None,
        field_key=_word(words, "linh-vuc"),
        channel=_word(words, "cach-nop"),
        agency_code=_word(words, "co-quan"),
        assignee_account_id=int(assignee) or None if is_number else None,
    )


def _word(words: QueryDict, name: str) -> str:
    return one_line(words.get(name, ""))[:WORD_CHARACTERS_MAX]
