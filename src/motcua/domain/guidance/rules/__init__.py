"""How answers lead to procedures, and what a description must be."""

from .carrying import carried, carrying_faults
from .checks import PATHS_MAX, QUESTIONS_MAX, faults_of
from .duration import in_a_row, limit_under, longest, waves
from .money import costs_of
from .packing import Needed, packing_list
from .paths import (
    all_paths,
    answers_kept,
    case_for,
    holds,
    is_meant,
    next_question,
    notes_for,
    questions_left_max,
    steps_for,
)
from .reading import event_from

__all__ = [
    "PATHS_MAX",
    "QUESTIONS_MAX",
    "Needed",
    "all_paths",
    "answers_kept",
    "carried",
    "carrying_faults",
    "case_for",
    "costs_of",
    "event_from",
    "faults_of",
    "holds",
    "in_a_row",
    "is_meant",
    "limit_under",
    "longest",
    "next_question",
    "notes_for",
    "packing_list",
    "questions_left_max",
    "steps_for",
    "waves",
]
