"""Why a dossier has not gone on, as plain functions."""

from .why import Audience, Clause, Why, in_words, sentence, why
from .why_words import Awaited

__all__ = ["Audience", "Awaited", "Clause", "Why", "in_words", "sentence", "why"]
