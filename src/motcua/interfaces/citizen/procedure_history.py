"""A procedure through time in words: which day a page shows, what was, what is announced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.catalogue.selectors.changes import differences_between
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.catalogue.values.public import ProcedureStanding, Standing, VersionInTime
from motcua.domain.records.rules.difference import Difference
from motcua.interfaces.citizen import procedure_words as words
from motcua.interfaces.design_system import formats

ONE_DAY = timedelta(days=1)
SENTENCES_MAX = 6
ANNOUNCED_MAX = 3  # Above what holds today; the list of versions tells the rest.
VERSIONS_MAX = 12
# Columns that say nothing to who asks for the procedure: how it is found, handled and known.
_CELLS_NOT_FOR_APPLICANTS = frozenset({"order", "cases", "code", "key"})
_SEQUENCE = "sequence"
_NOT_FOR_APPLICANTS = frozenset(
    {
        "keywords",
        "linked_slugs",
        "marks",
        "online_level",
        "posting_duties",
        "publication_status",
        "sources",
        "steps",
        "steps_hours",
        "tier",
        "valid_from",
        "valid_to",
        "vertical",
    }
)


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version in the list of versions."""

    period: str
    decision: str
    address: str
    is_shown: bool
    sentences: Sequence[str]


@dataclass(frozen=True, slots=True)
class Announced:
    """A change that is public already and holds from a day to come."""

    title: str
    sentences: Sequence[str]
    more_count: int
    address: str


def day_words(page: ProcedurePage, *, day: date, today: date) -> str:
    """What a page of another day says above everything else; empty for today."""
    if day == today:
        return ""
    if page.valid_from and page.valid_from > today:
        return _("Thủ tục này có hiệu lực từ ngày %(day)s.") % {"day": formats.day(page.valid_from)}
    return _("Bản có hiệu lực ngày %(day)s.") % {"day": formats.day(day)}


def announced(standing: ProcedureStanding, *, day: date) -> Announced | None:
    """The next change after a day.

    Legal   LR-131 (63/2010/NĐ-CP art 15): a change is public before it takes effect.
    """
    active = [version for version in standing.versions if version.is_active]
    now = next((version for version in active if version.holds_on(day)), None)
    if now is None:
        return None
    later = next((each for each in active if each.valid_from and each.valid_from > day), None)
    if later is not None and later.valid_from is not None:
        sentences = telling(differences_between(now.version_id, later.version_id))
        return Announced(
            title=_("Thay đổi từ ngày %(day)s") % {"day": formats.day(later.valid_from)},
            sentences=sentences[:ANNOUNCED_MAX],
            more_count=max(0, len(sentences) - ANNOUNCED_MAX),
            address=_address(standing.slug, later.valid_from),
        )
    if now.valid_to is None:
        return None
    return Announced(
        title=_("Thủ tục này chỉ còn đến hết ngày %(day)s") % {"day": formats.day(now.valid_to)},
        sentences=[],
        more_count=0,
        address="",
    )


def version_lines(
    standing: ProcedureStanding, *, shown_on: date | None, today: date
) -> list[VersionShown]:
    """The versions, latest first, each with what it changed."""
    active = [version for version in standing.versions if version.is_active]
    lines = []
    for place, version in list(enumerate(active))[-VERSIONS_MAX:]:
        former = active[place - 1] if place else None
        sentences = (
            telling(differences_between(former.version_id, version.version_id)) if former else []
        )
        lines.append(
            VersionShown(
                period=_period(version, today),
                decision=_decision(version),
                address=_address(standing.slug, version.valid_from or version.valid_to),
                is_shown=shown_on is not None and version.holds_on(shown_on),
                sentences=sentences[:SENTENCES_MAX],
            )
        )
    return lines[::-1]


def telling(found: Sequence[Difference]) -> list[str]:
    """The differences that somebody who asks for the procedure would want to be told.

    How the steps are told is one sentence, however many of them are told otherwise. A fee that a
    way of filing names again is told once.
    """
    told = []
    is_sequence_changed = False
    for each in found:
        column, _dot, rest = each.path.partition(".")
        if column == _SEQUENCE:
            is_sequence_changed = True
        elif column not in _NOT_FOR_APPLICANTS and (
            rest.rpartition(".")[2] not in _CELLS_NOT_FOR_APPLICANTS
        ):
            told.append(words.spelled_out(each.sentence))
    if is_sequence_changed:
        told.append(_("Trình tự thực hiện được viết lại."))
    return [each for each in told if not _is_told_by_another(each, told)]


def _is_told_by_another(sentence: str, told: Sequence[str]) -> bool:
    """`Cách nộp “…”, phí “A”: 2 → 1` says no more than `Phí “A”: 2 → 1`."""
    return any(
        len(other) < len(sentence) and sentence.casefold().endswith(other.casefold())
        for other in told
    )


def standing_words(standing: ProcedureStanding, day: date) -> str:
    """Why there is no page of the procedure on a day, in one sentence."""
    if standing.standing is Standing.NOT_YET:
        return _("Ngày %(day)s chưa có thủ tục này.") % {"day": formats.day(day)}
    since = formats.day(standing.since) if standing.since else ""
    if standing.standing is Standing.REPLACED and standing.successor_name:
        return _("Thủ tục này đã được thay bằng “%(name)s” từ ngày %(day)s.") % {
            "name": standing.successor_name,
            "day": since,
        }
    if standing.standing is Standing.REPLACED:
        return _("Thủ tục này đã được thay thế từ ngày %(day)s.") % {"day": since}
    return _("Thủ tục này đã được bãi bỏ từ ngày %(day)s.") % {"day": since}


def _period(version: VersionInTime, today: date) -> str:
    if version.valid_from and version.valid_to:
        return _("Từ %(first)s đến %(last)s") % {
            "first": formats.day(version.valid_from),
            "last": formats.day(version.valid_to),
        }
    if version.valid_from and version.valid_from > today:
        return _("Từ %(first)s") % {"first": formats.day(version.valid_from)}
    if version.valid_from:
        return _("Từ %(first)s đến nay") % {"first": formats.day(version.valid_from)}
    if version.valid_to:
        return _("Đến hết %(last)s") % {"last": formats.day(version.valid_to)}
    return _("Từ trước đến nay")


def _decision(version: VersionInTime) -> str:
    if version.decision is None:
        return ""
    return _("Quyết định %(number)s") % {"number": version.decision.number}


def _address(slug: str, day: date | None) -> str:
    path = reverse("citizen:procedure", args=[slug])
    return f"{path}?ngay={day.isoformat()}" if day else path
