"""What an applicant is told, in which words, by which channels. Plain Python."""

from .channels import CHANNELS, addresses
from .told import told_of
from .wording import SHORT_TEXT_CHARACTERS_MAX, wording
from .words import WORDS

__all__ = ["CHANNELS", "SHORT_TEXT_CHARACTERS_MAX", "WORDS", "addresses", "told_of", "wording"]
