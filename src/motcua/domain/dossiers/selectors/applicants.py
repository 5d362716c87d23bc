"""Who has filed before, found by the very number that is typed at a counter."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.domain.dossiers.selectors.readable import readable_by
from motcua.domain.identity.rules import telephone_spellings
from motcua.domain.identity.values import Actor
from motcua.foundation.db import read

FOUND_MAX = 5
# The latest dossier of each person; agencies last, so that the number leads.
_FORMER = """
    SELECT DISTINCT ON (submitter_identity_number, lower(submitter_name)) id, code, submitter_name,
        submitter_identity_number, submitter_address, phone_number, email
    FROM dossiers_dossier
    WHERE {column} = ANY (%s)
        AND (receiving_agency_id = ANY (%s) OR competent_agency_id = ANY (%s))
    ORDER BY submitter_identity_number, lower(submitter_name), id DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class FormerApplicant:
    """What a former dossier says of its submitter. All of it is personal."""

    dossier_id: int
    dossier_code: str
    full_name: str
    identity_number: str
    address: str
    phone_number: str
    email: str


def applicants_of(
    *, identity_number: str = "", phone_number: str = "", by: Actor
) -> Sequence[FormerApplicant]:
    """Submitters of dossiers that `by` may read, by exactly one number. One query, on an index."""
    wanted = [identity_number] if identity_number else [*telephone_spellings(phone_number)]
    agencies = sorted(readable_by(by))
    if not wanted or not agencies:
        return []
    column = "submitter_identity_number" if identity_number else "phone_number"
    rows = read(_FORMER.format(column=column), [wanted, agencies, agencies, FOUND_MAX])
    return [FormerApplicant(*row) for row in rows]
