"""LR-120. No dead end, nothing out of reach, nothing asked for nothing."""

import pytest

from motcua.domain.guidance.rules import event_from, faults_of

from .events import description, question, step

TWO = question("a", "x", "y")


def faults(**changes):
    return [
        (fault.path, fault.is_warning) for fault in faults_of(event_from(description(**changes)))
    ]


def test_a_sound_event_has_no_fault():
    assert faults() == []


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"questions": []}, "questions"),
        ({"questions": [TWO, TWO]}, "questions"),
        ({"questions": [question("a", "x")]}, "questions.a"),
        ({"questions": [question("a", "x", "x")]}, "questions.a"),
        ({"questions": [question("xa", "x", "y")]}, "questions.xa"),
        (
            {"questions": [TWO, question("b", "x", "y", shown_when={"c": ["x"]})]},
            "questions.b.shown_when",
        ),
        (
            {"questions": [question("b", "x", "y", shown_when={"a": ["x"]}), TWO]},
            "questions.b.shown_when",
        ),
        (
            {"questions": [TWO, question("b", "x", "y", shown_when={"a": ["z"]})]},
            "questions.b.shown_when",
        ),
        ({"questions": [TWO], "steps": [step("s", when={"a": ["z"]})]}, "steps.s"),
        ({"questions": [TWO], "steps": [step("s"), step("s")]}, "steps"),
        ({"questions": [TWO], "steps": [step("s", after=["nowhere"])]}, "steps.s.after"),
        ({"questions": [TWO], "steps": [step("s", after=["t"]), step("t", after=["s"])]}, "steps"),
        ({"questions": [TWO], "steps": [step("s", carried=[{"field": "f"}])]}, "steps.s.carried"),
        (
            {
                "questions": [TWO],
                "steps": [step("s")],
                "notes": [{"text": "n", "when": {"q": ["x"]}}],
            },
            "notes.0",
        ),
    ],
)
def test_what_does_not_hold_together_is_named(changes, path):
    changes = {"steps": [step("s")], "notes": []} | changes

    assert (path, False) in faults(**changes)


def test_an_answer_that_leads_nowhere_is_a_dead_end():
    changes = {"questions": [TWO], "steps": [step("s", when={"a": ["x"]})], "notes": []}
    found = faults_of(event_from(description(**changes)))

    assert [fault.sentence for fault in found] == ["trả lời a=y thì không dẫn đến đâu"]
    assert faults(**changes | {"notes": [{"text": "Vì thế.", "when": {"a": ["y"]}}]}) == [
        ("steps", False)
    ]
    assert not faults(
        **changes | {"notes": [{"text": "Không phải làm gì.", "when": {"a": ["y"]}, "ends": True}]}
    )


def test_what_no_answer_reaches_is_named():
    found = faults(
        questions=[
            TWO,
            question("b", "x", "y", shown_when={"a": ["x"]}),
            question("c", "x", "y", shown_when={"a": ["y"], "b": ["x"]}),
        ],
        steps=[
            step("s", cases=[{"key": "always"}, {"key": "never"}]),
            step("t", when={"a": ["y"], "b": ["x"]}),
            step("u", when={"b": ["x"]}, papers=[{"name": "Giấy", "when": {"a": ["y"]}}]),
        ],
        notes=[{"text": "n", "when": {"a": ["y"], "b": ["y"]}}],
    )

    assert ("questions.c", False) in found
    assert ("steps.s.cases", False) in found
    assert ("steps.t", False) in found
    assert ("steps.u", True) in found
    assert ("notes.0", False) in found


def test_a_question_that_changes_nothing_is_a_warning():
    found = faults(
        questions=[TWO, question("idle", "x", "y")],
        steps=[step("s", when={"a": ["x"]}), step("t", when={"a": ["y"]})],
        notes=[],
    )

    assert found == [("questions.idle", True)]


def test_questions_and_paths_are_bounded():
    """More than six questions on one way are not read to the end; thousands of ways not at all."""
    seven = [question(f"q{number}", "x", "y") for number in range(7)]
    many = [question(f"q{number}", *"abcdefgh") for number in range(5)]

    assert ("questions", False) in faults(questions=seven, steps=[step("s")], notes=[])
    assert faults(questions=many, steps=[step("s")], notes=[]) == [("questions", False)]
