"""Say that sheets hang at a place."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from motcua.domain.control import models
from motcua.domain.control.errors import NothingPosted, NotPostedHere, PostingDayImpossible
from motcua.domain.control.permissions import POST
from motcua.domain.control.selectors.postings import sheets_of
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from ._places import place_for


@transaction.atomic
def post_procedures(
    *, agency_code: str, slugs: Collection[str], posted_on: date, by: Actor, at: datetime
) -> int:
    """Record that the sheets of these procedures hang at a place, each in its version in force then.

    Legal   LR-134 (63/2010/NĐ-CP art. 16, 17: posting at the office that receives and settles).
    Units   `posted_on` is not after the Vietnam day of `at`. Returns how many were new; what was
            recorded before stays as it was.
    Raises  NotPermitted, PlaceNotFound, NothingPosted, NotPostedHere, PostingDayImpossible. Nothing
            is written.
    Writes  postings, journal.
    """
    place, account_id = place_for(agency_code, POST, day=posted_on, by=by)
    if posted_on > at.astimezone(VIETNAM).date():
        raise PostingDayImpossible(day=posted_on.isoformat())
    wanted = frozenset(slugs)
    if not wanted:
        raise NothingPosted
    lines = {line.slug: line for line in sheets_of(place.code, day=posted_on)}
    if strangers := sorted(wanted - lines.keys()):
        raise NotPostedHere(slugs=", ".join(slug[:80] for slug in strangers[:5]))
    before = models.Posting.objects.filter(agency_id=place.code).count()
    models.Posting.objects.bulk_create(
        [
            models.Posting(
                agency_id=place.code,
                slug=slug,
                version_id=lines[slug].version_id,
                posted_on=posted_on,
                entered_by_id=account_id,
                entered_at=at,
            )
            for slug in sorted(wanted)
        ],
        ignore_conflicts=True,  # Said twice is said once.
    )
    count = models.Posting.objects.filter(agency_id=place.code).count() - before
    if count:
        journal.record(
            "control.procedures_posted",
            subject=f"agency:{place.code}",
            by=by.reference,
            at=at,
            facts={"posted_on": posted_on.isoformat(), "count": count, "slugs": sorted(wanted)},
        )
    return count
