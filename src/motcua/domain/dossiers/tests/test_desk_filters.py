"""A pile by how its limits stand: every dossier stands in exactly one place."""

from datetime import datetime

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import DeskTab, desk_list
from motcua.domain.dossiers.selectors.desk_filters import DueFilter, due_counts, narrowed
from motcua.foundation.clock import VIETNAM

from .people import submitted

THURSDAY_MORNING = datetime(2026, 11, 19, 8, 0, tzinfo=VIETNAM)
FRIDAY_NIGHT = datetime(2026, 11, 20, 23, 59, tzinfo=VIETNAM)


def accepted_at(people, at):
    """A birth registration: due the same working day, after 15:00 the next one."""
    code = submitted(people, at=at)
    dossiers.accept(dossier_code=code, by=people.one_stop, at=at)
    return code


def held(people, *, at):
    """Its applicant wants it back before it was accepted: no limit runs, and none will."""
    code = submitted(people, at=at)
    dossiers.request_withdrawal(
        dossier_code=code, reason="Tôi nộp nhầm thủ tục.", by=people.citizen, at=at
    )
    return code


def test_each_limit_stands_in_one_place(people):
    """LR-004. At 16:00 on Thursday 19/11; soon reaches to the end of Friday."""
    at = datetime(2026, 11, 19, 16, 0, tzinfo=VIETNAM)
    expected = {
        DueFilter.OVERDUE: accepted_at(people, datetime(2026, 11, 18, 9, 0, tzinfo=VIETNAM)),
        DueFilter.SOON: accepted_at(people, at),  # After the cut-off: Friday 20/11, 17:00.
        DueFilter.LATER: accepted_at(people, datetime(2026, 11, 20, 16, 0, tzinfo=VIETNAM)),
        DueFilter.WAITING: submitted(people, at=THURSDAY_MORNING),
        DueFilter.HELD: held(people, at=THURSDAY_MORNING),
    }
    pile = desk_list(DeskTab.MINE, by=people.one_stop, at=at)

    counts = due_counts(pile, at=at, soon_until=FRIDAY_NIGHT)
    assert counts.by_filter == dict.fromkeys(DueFilter, 1)
    assert counts.total == pile.count()
    for due, code in expected.items():
        found = narrowed(pile, due, at=at, soon_until=FRIDAY_NIGHT)
        assert [dossier.code for dossier in found] == [code], due
    assert narrowed(pile, None, at=at, soon_until=FRIDAY_NIGHT).count() == len(expected)


def test_a_limit_is_overdue_from_the_moment_after_it_ends(people):
    accepted_at(people, THURSDAY_MORNING)  # Due at 17:00.
    five = datetime(2026, 11, 19, 17, 0, tzinfo=VIETNAM)
    for at, where in ((five, DueFilter.SOON), (five.replace(second=1), DueFilter.OVERDUE)):
        pile = desk_list(DeskTab.MINE, by=people.one_stop, at=at)
        counts = due_counts(pile, at=at, soon_until=FRIDAY_NIGHT)
        assert {due for due, count in counts.by_filter.items() if count} == {where}
