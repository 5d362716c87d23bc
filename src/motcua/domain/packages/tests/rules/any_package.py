"""Any package at all, also ones that no authority would send: for properties."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from motcua.domain.dossiers.rules import Channel, ReturnMethod
from motcua.domain.dossiers.states import Stage, State
from motcua.domain.packages.rules.cited import agencies_named, instruments_cited
from motcua.domain.packages.tests.boxes import COPIES, shipped
from motcua.domain.packages.values import (
    CitedInstrument,
    Example,
    ExampleStep,
    Expected,
    ExpectedFee,
    GenericAgency,
    HandedIn,
)
from motcua.domain.processes.errors import ProcessUnreadable
from motcua.domain.processes.rules.written import process_as_data, process_from
from motcua.domain.processes.tests.any_process import processes
from motcua.domain.processes.values import Place
from motcua.domain.working_time.values import Limit, LimitUnit
from motcua.foundation.clock import VIETNAM

BASE = shipped(COPIES)
# Letters only: sentences with twelve digits or an address of mail are refused on purpose.
words = st.from_regex(r"[A-ZĐa-zđăâêôơưáàảãạ]{1,8}( [a-zđăâêôơư]{1,8}){0,4}", fullmatch=True)
days = st.dates(datetime(2019, 1, 1).date(), datetime(2030, 1, 1).date())  # noqa: DTZ001
maybe_days = st.none() | days
moments = st.datetimes(datetime(2020, 1, 1), datetime(2029, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(second=0, microsecond=0, tzinfo=VIETNAM)
)


@st.composite
def expectations(draw, *, is_first):
    refused = draw(st.sampled_from(["", "dossiers.moved"]))
    says = tuple(draw(st.lists(words, max_size=2))) if refused else ()
    state = draw(st.sampled_from(["", *(state.value for state in State)]))
    if is_first:
        return Expected(
            state=state,
            refused=refused,
            says=says,
            papers_asked=draw(st.none() | st.just((1,)) | st.just(())),
            fees=draw(
                st.none()
                | st.lists(
                    st.builds(ExpectedFee, words, st.none() | st.integers(0, 10**9)), max_size=2
                ).map(tuple)
            ),
            limit=draw(
                st.none() | st.builds(Limit, st.integers(1, 60), st.sampled_from(LimitUnit))
            ),
        )
    return Expected(
        state=state,
        stage=draw(st.none() | st.sampled_from([stage.value for stage in Stage])),
        due_at=draw(st.none() | moments),
        due_lines=draw(st.none() | st.integers(0, 50)),
        due_says=tuple(draw(st.lists(words, max_size=2))),
        open_steps=draw(st.none() | st.just(("ky", "tham-dinh"))),
        refused=refused,
        says=says,
    )


@st.composite
def examples(draw, name):
    at = draw(moments)
    steps = [
        ExampleStep(
            act=draw(st.sampled_from(["accept", "hand_over", "take"])),
            finishes="",
            at=at + timedelta(hours=number + 2),
            step="",
            words={},
            expected=draw(expectations(is_first=False)),
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    return Example(
        name=name,
        why=draw(words),
        handed_in=HandedIn(
            at=at,
            channel=draw(st.sampled_from([channel.value for channel in Channel])),
            case=draw(st.sampled_from([None, *(row["key"] for row in BASE.record.cases)])),
            entered_at=draw(st.none() | st.just(at + timedelta(hours=1))),
            commune=draw(st.sampled_from(["", "11953"])),
            receiving="",
            papers=draw(st.none() | st.just(()) | st.just((1,))),
            answers=draw(st.dictionaries(st.sampled_from(["a", "b"]), st.none() | words)),
            return_method=draw(st.sampled_from([method.value for method in ReturnMethod])),
            expected=draw(expectations(is_first=True)),
        ),
        steps=tuple(steps),
    )


def _as_it_is_read(process):
    """In NFC, of our procedure, with agencies of plain names; None where nobody could read it."""
    steps = tuple(
        replace(step, actor=replace(step.actor, agency_name="Sở Tư pháp"))
        if step.actor.place is Place.NAMED
        else step
        for step in process.steps
    )
    try:
        return process_from(
            process_as_data(replace(process, procedure_slug=BASE.slug, steps=steps))
        )
    except ProcessUnreadable:
        return None


@st.composite
def packages(draw):
    """With a process of any shape, documents with any dates, examples of any kind."""
    process = draw(st.none() | processes().map(_as_it_is_read))
    bare = replace(
        BASE,
        record=replace(
            BASE.record,
            name=draw(words),
            note=draw(st.none() | words),
            conditions=draw(st.lists(words, max_size=3, unique=True)),
        ),
        process=process,
        examples=tuple(
            draw(examples(f"Ví dụ {number}")) for number in range(draw(st.integers(0, 3)))
        ),
    )
    known = {each.name: each for each in BASE.agencies}
    return replace(
        bare,
        agencies=tuple(
            known.get(name, GenericAgency(name, "province", "", "department"))
            for name in dict.fromkeys(mention.name for mention in agencies_named(bare))
        ),
        instruments=tuple(
            CitedInstrument(
                number=number,
                name=draw(st.just("") | words),
                issued_on=draw(maybe_days),
                issuer=draw(st.just("") | words),
                valid_from=draw(maybe_days),
                valid_to=draw(maybe_days),
                successor_number=draw(st.none() | words),
            )
            for number in dict.fromkeys(mention.name for mention in instruments_cited(bare))
        ),
    )
