"""Random processes that are sound: parts one after the other or side by side, nested, with choices."""

from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from .tables import SLUG, step

BRANCHES_MAX, DEPTH_MAX = 3, 2
HOURS = st.sampled_from(["0.25", "0.5", 1, 2, 8, "7.75", 16])


@st.composite
def sound_tables(draw: st.DrawFn) -> dict[str, Any]:
    """A table that passes the gate where its limit is as long as its longest path."""
    rows: list[dict[str, Any]] = []
    keys = (f"s{number}" for number in range(1_000))
    appraisal, intake = "tham", next(keys)
    heads = [("hand_over", draw(st.booleans())), ("assign", draw(st.booleans()))]
    before = [(kind, next(keys)) for kind, is_there in heads if is_there]
    begin = _parts(draw, rows, keys, after=appraisal, depth=0)
    ways = pairwise([*(key for _, key in before), begin])
    for (kind, _), (key, following) in zip(before, ways, strict=True):
        rows.append(step(key, kind, following, hours=draw(HOURS)))
    first = before[0][1] if before else begin
    intake_exits = {"refuse": ["end:refusal"]}
    if draw(st.booleans()):
        intake_exits["supplement"] = draw(st.sampled_from([[intake], ["end:withdrawal"]]))
    rows.insert(0, step(intake, "intake", first, hours=draw(HOURS), exits=intake_exits))
    after = [f"xem{number}" for number in range(draw(st.integers(0, 2)))]
    issues = [f"so{number}" for number in range(draw(st.integers(0, 2)))]
    onward = [*after, "ky", *issues, "tra"]
    following_of = dict(pairwise(onward))
    rows.append(
        step(appraisal, "appraise", onward[0], hours=draw(HOURS), exits={"refuse": [onward[0]]})
    )
    rows += [
        step(key, "review", following_of[key], hours=draw(HOURS), exits={"send_back": [appraisal]})
        for key in after
    ]
    rejected = draw(st.sampled_from([following_of["ky"], "tra"]))
    sign_exits = {"refuse": [rejected], "send_back": [appraisal]}
    rows.append(step("ky", "sign", following_of["ky"], hours=draw(HOURS), exits=sign_exits))
    rows += [step(key, "issue", following_of[key], hours=draw(HOURS)) for key in issues]
    rows.append(step("tra", "return", "end:result", hours=draw(HOURS)))
    others = draw(st.permutations(rows[1:]))
    return {
        "procedure_slug": SLUG,
        "symbol": "QT-NN",
        "name": "Ngẫu nhiên",
        "steps": [rows[0], *others],
    }


def _parts(draw: Any, rows: list[Any], keys: Any, *, after: str, depth: int) -> str:
    """A run of parts that leads to `after`; gives the key of its first step."""
    begin = after
    for _ in range(draw(st.integers(0 if depth == 0 else 1, 2))):
        shape = draw(st.sampled_from(["part", "part", "choice", "fork"]))
        if shape == "fork" and depth < DEPTH_MAX:
            begin = _fork(draw, rows, keys, after=begin, depth=depth)
        elif shape == "choice":
            begin = _choice(draw, rows, keys, after=begin)
        else:
            begin = _part(draw, rows, next(keys), begin)
    return begin if begin != after or depth == 0 else _part(draw, rows, next(keys), after)


def _part(draw: Any, rows: list[Any], key: str, *targets: str, **more: Any) -> str:
    kind = draw(st.sampled_from(["work", "consult", "linked"]))
    if kind != "work":
        more["actor"] = {"place": "named", "role": "case_officer", "agency": f"Sở {key}"}
    rows.append(step(key, kind, *targets, hours=draw(HOURS), **more))
    return key


def _choice(draw: Any, rows: list[Any], keys: Any, *, after: str) -> str:
    """A part that leads on at once, or by its refusal through another part."""
    other = _part(draw, rows, next(keys), after)
    return _part(draw, rows, next(keys), after, exits={"refuse": [other]})


def _fork(draw: Any, rows: list[Any], keys: Any, *, after: str, depth: int) -> str:
    """Branches between a part that forks and a part in which they meet."""
    join, fork = next(keys), next(keys)
    _part(draw, rows, join, after, waits_for_all=True)
    count = draw(st.integers(2, BRANCHES_MAX))
    begins = [_parts(draw, rows, keys, after=join, depth=depth + 1) for _ in range(count)]
    return _part(draw, rows, fork, *begins)
