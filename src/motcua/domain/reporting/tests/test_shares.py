"""LR-105. Shares add up; a target is missed only by who settled something."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.dossiers.states import Stage, State
from motcua.domain.dossiers.values.figures import (
    Backlog,
    BacklogCount,
    FlowCount,
    SettledCount,
    Verdict,
    VersionCount,
)
from motcua.domain.reporting.rules.flow import flow_of
from motcua.domain.reporting.rules.shares import (
    backlog_of,
    field_lines,
    is_below,
    shares_of,
    week_shares,
)
from motcua.domain.reporting.values import Shares

MONDAY = date(2026, 11, 16)


def test_in_time_is_early_and_on_time_together():
    shares = shares_of([("early", 60), ("on_time", 35), ("late", 5)])
    assert shares.total == 100
    assert shares.in_time_percent == 95.0
    assert not is_below(shares, 95)
    assert is_below(shares, 95.1)
    assert [shares.of(each) for each in Verdict] == [60, 35, 5]


def test_who_settled_nothing_is_not_below():
    assert Shares().in_time_percent is None
    assert not is_below(Shares(), 95)


def test_weeks_and_backlog_of_some_agencies():
    rows = [
        SettledCount("a", MONDAY, "late", 1),
        SettledCount("b", MONDAY, "early", 2),
        SettledCount("c", MONDAY, "early", 4),
    ]
    weeks = week_shares(rows, [date(2026, 11, 9), MONDAY], frozenset({"a", "b"}))
    assert weeks == (Shares(), Shares(early=2, late=1))
    lying = [
        BacklogCount("a", "late", 3),
        BacklogCount("b", "late", 1),
        BacklogCount("c", "late", 9),
    ]
    assert backlog_of(lying, frozenset({"a", "b"})) == {Backlog.LATE: 4}


def test_fields_gather_their_procedures_the_busiest_first():
    fields = {1: ("ho-tich", "Hộ tịch"), 2: ("ho-tich", "Hộ tịch"), 3: ("dat-dai", "Đất đai")}
    settled = [VersionCount(1, "early", 2), VersionCount(2, "late", 1)]
    lying = [VersionCount(2, "today", 1), VersionCount(3, "latest", 1)]
    civil, land = field_lines(settled, lying, field_of=fields)
    assert (civil.key, civil.month, civil.open) == ("ho-tich", Shares(early=2, late=1), 1)
    assert (land.name, land.month.total, land.overdue) == ("Đất đai", 0, 1)


POSITIONS = [(state, "") for state in State if state not in {State.DRAFT, State.IN_PROGRESS}]
POSITIONS += [(State.IN_PROGRESS, stage) for stage in Stage if stage]
COUNTS = st.lists(
    st.tuples(
        st.sampled_from(["online", "counter", "post"]),
        st.sampled_from(POSITIONS),
        st.sampled_from(["", "online", "counter"]),
        st.integers(1, 500),
    ),
    max_size=30,
)


@given(COUNTS)
def test_every_dossier_is_in_the_flow_once(rows):
    counts = [FlowCount(channel, *position, how, n) for channel, position, how, n in rows]
    flow = flow_of(counts, first=MONDAY, last=MONDAY)
    handed_in, accepted, signed, ready = flow.stages
    assert flow.total == sum(each.count for each in counts) == handed_in.count
    assert handed_in.count == accepted.count + sum(handed_in.aside.values())
    assert accepted.count == signed.count + sum(accepted.aside.values())
    assert signed.count == ready.count + sum(signed.aside.values())
    assert ready.count == sum(flow.by_return.values())
    assert sum(parts.get("accepted", 0) for parts in flow.by_channel.values()) == accepted.count
