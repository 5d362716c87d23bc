"""What the catalogue may not say, and how its facts are read."""

from .publishing import (
    SEARCH_CHARACTERS_MAX,
    SEARCH_WORDS_MAX,
    contradictions,
    plain,
    search_columns,
    search_words,
)

__all__ = [
    "SEARCH_CHARACTERS_MAX",
    "SEARCH_WORDS_MAX",
    "contradictions",
    "plain",
    "search_columns",
    "search_words",
]
