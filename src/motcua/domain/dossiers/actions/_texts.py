"""Sentences that officials and applicants write for others."""

from motcua.domain.dossiers.errors import ReasonMissing, TextMissing

REASON_CHARACTERS_MIN = 10
REASON_CHARACTERS_MAX = 2000


def written_reason(text: str) -> str:
    """A reason that its reader can do something with. Raises ReasonMissing."""
    reason = text.strip()
    if not REASON_CHARACTERS_MIN <= len(reason) <= REASON_CHARACTERS_MAX:
        raise ReasonMissing
    return reason


def written_text(text: str, *, what: str, characters_max: int = REASON_CHARACTERS_MAX) -> str:
    """A field that a paper needs. Raises TextMissing, which says `what` is meant."""
    written = text.strip()
    if not 0 < len(written) <= characters_max:
        raise TextMissing(what=what)
    return written
