"""Find who stands at the counter by the number on the card, or by the telephone."""

from collections.abc import Sequence
from datetime import datetime

from motcua.domain.dossiers import permissions as of_dossiers
from motcua.domain.dossiers.selectors.applicants import applicants_of
from motcua.domain.identity.selectors import citizens_by
from motcua.domain.identity.values import Actor, account_reference
from motcua.domain.reception.values import FoundApplicant
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

FOUND_MAX = 5
PURPOSE = "counter_intake"
WORD = "reception.applicant_looked_up"


def look_up_applicant(
    *, identity_number: str = "", phone_number: str = "", by: Actor, at: datetime
) -> Sequence[FoundApplicant]:
    """Who is known by exactly this number: first accounts, then dossiers that one may read.

    Legal   LR-100: what the state has is not asked for again (224/2026/NĐ-CP art 15.1d); a look at
            somebody's data is on record, also one that finds nothing (91/2025/QH15; trust.md D7).
    Units   One of the two numbers, whole; nothing is found by a part of one. At most 5, the latest
            dossier first. How often one may ask is counted by the way in.
    Raises  NotPermitted (by may not register). Nothing is written.
    Writes  journal (that was looked, without the number) and the diary of reading.
    """
    if by.account_id is None or not by.agency_codes(of_dossiers.REGISTER):
        raise NotPermitted(permission=of_dossiers.REGISTER)
    accounts = citizens_by(identity_number=identity_number, phone_number=phone_number)
    former = applicants_of(identity_number=identity_number, phone_number=phone_number, by=by)
    found = [
        FoundApplicant(
            source="account",
            full_name=each.full_name,
            identity_number=each.identity_number,
            address=each.address,
            phone_number=each.phone_number,
            email=each.email,
        )
        for each in accounts
    ]
    seen = {(each.identity_number, each.full_name.casefold()) for each in found}
    for each in former:
        if (person := (each.identity_number, each.full_name.casefold())) in seen:
            continue
        seen.add(person)
        found.append(
            FoundApplicant(
                source="dossier",
                full_name=each.full_name,
                identity_number=each.identity_number,
                address=each.address,
                phone_number=each.phone_number,
                email=each.email,
                dossier_code=each.dossier_code,
            )
        )
    journal.record_readings(
        subjects=[
            *(account_reference(each.account_id) for each in accounts),
            *(f"dossier:{each.dossier_id}" for each in former),
        ],
        by=by.reference,
        at=at,
        purpose=PURPOSE,
    )
    journal.record(
        WORD,
        subject=by.reference,
        by=by.reference,
        at=at,
        facts={"by": "number" if identity_number else "phone", "found": len(found)},
    )
    return found[:FOUND_MAX]
