"""Pictures are drawn to one scale and within their frames."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.dossiers.states import State
from motcua.domain.dossiers.values.figures import FlowCount
from motcua.domain.reporting.rules.flow import flow_of
from motcua.domain.reporting.values import Line, Shares
from motcua.interfaces.officer.leader import pictures

SHARES = st.builds(
    Shares, early=st.integers(0, 50), on_time=st.integers(0, 50), late=st.integers(0, 50)
)


def line(shares, *weeks, key="a"):
    return Line(key=key, name=f"Xã {key}", month=shares, weeks=weeks, backlog={})


@given(st.lists(SHARES, min_size=1, max_size=12))
def test_a_trend_stays_in_its_frame(weeks):
    floor = pictures.floor_of([line(Shares(), *weeks)])
    trend = pictures.trend_of(weeks, floor=floor, target=95)
    for point in trend.points.split():
        x, y = map(float, point.split(","))
        assert 0 <= x <= pictures.TREND_WIDTH
        assert 0 <= y <= pictures.TREND_HEIGHT
    assert bool(trend.last) == any(week.total for week in weeks)


def test_a_better_week_stands_higher_and_below_the_aim_there_is_an_area():
    good, bad = Shares(early=99, late=1), Shares(early=90, late=10)
    trend = pictures.trend_of([good, bad], floor=85, target=95)
    (_, first), (_, second) = (map(float, point.split(",")) for point in trend.points.split())
    assert first < trend.target_y < second
    assert trend.area
    assert not pictures.trend_of([good], floor=85, target=95).area


def test_communes_with_like_shares_pile_up():
    same = [line(Shares(early=98, late=2), key=f"{number:03}") for number in range(9)]
    low = line(Shares(early=88, late=12), key="low")
    dots = pictures.dots_of([*same, low, line(Shares(), key="none")], floor=85, target=95)
    assert len(dots) == 10
    assert [dot.is_low for dot in dots] == [True, *[False] * 9]
    assert len({(dot.x, dot.y) for dot in dots}) == 10


@pytest.mark.parametrize(("floor", "first"), [(85.0, 85), (70.0, 70), (60.0, 60)])
def test_the_scale_has_few_ticks_that_end_at_a_hundred(floor, first):
    scale = pictures.scale_of([], floor=floor, target=95)
    assert scale.ticks[-1][1] == 100
    assert scale.ticks[0][1] >= first
    assert len(scale.ticks) <= pictures.TICKS_MAX + 1
    assert not scale.is_cut


def test_one_bad_dossier_of_a_small_place_does_not_flatten_the_scale():
    small = line(Shares(late=1), key="small")
    big = line(Shares(early=80, late=20), key="big")
    floor = pictures.floor_of([small, big])
    assert floor == 80
    assert pictures.scale_of([small, big], floor=floor, target=95).is_cut
    [edge, _] = pictures.dots_of([small, big], floor=floor, target=95)
    assert edge.x >= 0


STATES = [state for state in State if state not in {State.DRAFT, State.IN_PROGRESS}]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["online", "counter", "post"]),
            st.sampled_from(STATES),
            st.integers(1, 9999),
        ),
        max_size=20,
    )
)
def test_the_flow_stays_in_its_frame(rows):
    counts = [FlowCount(channel, state, "", "online", count) for channel, state, count in rows]
    bars, bands = pictures.flow_picture(flow_of(counts, first=date.min, last=date.min))
    assert bool(bars) == bool(rows)
    assert len(bands) >= bool(rows)
    for bar in bars:
        assert bar.y >= 0
        assert bar.y + bar.height <= pictures.FLOW_HEIGHT + 3 * pictures.FLOW_GAP
