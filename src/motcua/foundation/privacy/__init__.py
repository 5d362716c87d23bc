"""What kind of data a column holds, declared beside its table and checked for every column.

    PRIVACY = {"dossiers_dossier": {"owner_name": Sensitivity.PERSONAL, …}}

A column that no module declares breaks the build (tests/architecture). The classes decide who may
see a value, whether it may be logged, and what erasing a person must remove.
"""

from collections.abc import Mapping
from enum import StrEnum


class Sensitivity(StrEnum):
    """From harmless to what 91/2025/QH15 calls basic and sensitive personal data."""

    PUBLIC = "public"  # May be shown to anybody.
    INTERNAL = "internal"  # Officials and machines; never personal.
    PERSONAL = "personal"  # Names, addresses, numbers, contacts, contents of a dossier.
    SECRET = "secret"  # noqa: S105 — a class of data: passwords, keys, tokens; never shown.


Classification = Mapping[str, Mapping[str, Sensitivity]]
