"""How a question is understood, how entries are weighed, and how it is told why."""

from .explaining import why
from .folding import QUESTION_CHARACTERS_MAX, fold, syllables
from .holding import HeldEntry, held_passage, taken_apart
from .indexing import Term, terms_of
from .lexicon import Lexicon, lexicon_from
from .ranking import Score, Weighing
from .reading import read
from .retrieving import asked_terms
from .wording import contradictions

__all__ = [
    "QUESTION_CHARACTERS_MAX",
    "HeldEntry",
    "Lexicon",
    "Score",
    "Term",
    "Weighing",
    "asked_terms",
    "contradictions",
    "fold",
    "held_passage",
    "lexicon_from",
    "read",
    "syllables",
    "taken_apart",
    "terms_of",
    "why",
]
