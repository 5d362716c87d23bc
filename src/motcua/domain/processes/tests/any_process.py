"""Any process at all, also ones that no office would draw: for properties."""

from decimal import Decimal

from hypothesis import strategies as st

from motcua.domain.processes.values import (
    Ending,
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepExit,
    StepKind,
    StepOutcome,
)

ROLE_NAMES = {
    "one_stop_officer": "Công chức tiếp nhận và trả kết quả",
    "one_stop_head": "Người đứng đầu Bộ phận Một cửa",
    "case_officer": "Chuyên viên thụ lý",
    "leader": "Lãnh đạo cơ quan",
    "unit_head": "Lãnh đạo phòng chuyên môn",
    "clerk": "Văn thư",
}
SLIPS = ("receipt", "supplement_request", "refusal", "consultation_request")

words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=40
).map(lambda text: " ".join(text.split()))
names = words.filter(bool)
hours = st.decimals(min_value=0, max_value=400, places=2)
keys = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True)


@st.composite
def actors(draw):
    place = draw(st.sampled_from(Place))
    agency = draw(names) if place is Place.NAMED else ""
    return StepActor(
        place=place,
        role_key=draw(st.sampled_from(sorted(ROLE_NAMES))),
        agency_name=agency,
        division=draw(words),
    )


@st.composite
def exits(draw, all_keys):
    targets = st.sampled_from([*all_keys, *(f"end:{each.value}" for each in Ending)])
    outcomes = draw(st.lists(st.sampled_from(StepOutcome), unique=True, max_size=4))
    return tuple(
        StepExit(
            outcome=outcome,
            to=tuple(draw(st.lists(targets, unique=True, min_size=1, max_size=4))),
            condition=draw(words.filter(lambda text: not set(text) & set("（）；"))),
        )
        for outcome in outcomes
    )


@st.composite
def steps(draw, key, all_keys):
    lines = draw(st.lists(words, max_size=3))
    return ProcessStep(
        key=key,
        name=draw(names),
        kind=draw(st.sampled_from(StepKind)),
        actor=draw(actors()),
        hours=draw(hours),
        content="\n".join(line for line in lines if line),
        inputs=tuple(draw(st.lists(names, max_size=2))),
        outputs=tuple(draw(st.lists(names, max_size=2))),
        slips=tuple(draw(st.lists(st.sampled_from(SLIPS), unique=True, max_size=2))),
        forms=tuple(draw(st.lists(keys, unique=True, max_size=2))),
        exits=draw(exits(all_keys)),
        waits_for_all=draw(st.booleans()),
    )


@st.composite
def processes(draw, *, step_count_max=8):
    all_keys = draw(st.lists(keys, unique=True, max_size=step_count_max))
    return InternalProcess(
        procedure_slug="dang-ky-khai-sinh",
        symbol=draw(words),
        name=draw(names),
        steps=tuple(draw(steps(key, all_keys)) for key in all_keys),
    )


def step(key, *, kind=StepKind.WORK, to=(), role="case_officer", hours="4", **more):
    """One step by hand: it succeeds and leads on."""
    place = Place.RECEIVING if role.startswith("one_stop") else Place.COMPETENT
    return ProcessStep(
        key=key,
        name=more.pop("name", f"Bước {key}"),
        kind=kind,
        actor=more.pop("actor", StepActor(place=place, role_key=role)),
        hours=Decimal(hours),
        exits=more.pop("exits", (StepExit(outcome=StepOutcome.DONE, to=tuple(to)),) if to else ()),
        **more,
    )


def forked():
    """Ten days with two opinions asked side by side, work sent back, and a refusal."""
    return InternalProcess(
        procedure_slug="cap-giay-chung-nhan-dang-ky-dau-tu",
        symbol="QT-ĐT-01",
        name="Cấp giấy chứng nhận đăng ký đầu tư",
        steps=(
            step("intake", kind=StepKind.INTAKE, to=["ask-a", "ask-b"], role="one_stop_officer"),
            step("ask-a", kind=StepKind.CONSULT, to=["gather"], hours="16"),
            step("ask-b", kind=StepKind.CONSULT, to=["gather"], hours="24"),
            step(
                "gather",
                kind=StepKind.APPRAISE,
                hours="20",
                waits_for_all=True,
                exits=(
                    StepExit(outcome=StepOutcome.DONE, to=("sign",)),
                    StepExit(outcome=StepOutcome.REFUSE, to=("sign",), condition="có văn bản"),
                ),
            ),
            step(
                "sign",
                kind=StepKind.SIGN,
                role="leader",
                hours="8",
                exits=(
                    StepExit(outcome=StepOutcome.DONE, to=("return",)),
                    StepExit(outcome=StepOutcome.SEND_BACK, to=("gather",)),
                    StepExit(outcome=StepOutcome.REFUSE, to=("end:refusal",)),
                ),
            ),
            step("return", kind=StepKind.RETURN, to=["end:result"], role="one_stop_officer"),
        ),
    )
