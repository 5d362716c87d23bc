"""When a board must be checked, and how a sheet stands."""

from collections.abc import Mapping
from datetime import date, timedelta

from motcua.domain.control.values import Standing


def next_check_on(*, last_checked_on: date | None, since: date, interval_days: int) -> date:
    """The last day for the next check of a place.

    Legal   LR-136 (63/2010/NĐ-CP art. 16-17 want the posting kept; how often it is looked at is
            assumed and configurable: POSTING_CHECK_INTERVAL_DAYS).
    Units   `since`: the day from which the place had something to post; calendar days.
    """
    return (last_checked_on or since) + timedelta(days=interval_days)


def standing_of(
    slug: str, version_id: int, posted: Mapping[tuple[str, int], date]
) -> tuple[Standing, date | None]:
    """How a procedure's sheet stands at a place, and since when what hangs there hangs.

    Legal   LR-134 (63/2010/NĐ-CP art. 16, 17: what is posted is what is in force).
    """
    if current := posted.get((slug, version_id)):
        return Standing.POSTED, current
    earlier = [day for (other, _version), day in posted.items() if other == slug]
    return (Standing.OUTDATED, max(earlier)) if earlier else (Standing.NOT_POSTED, None)


def days_late(
    *, in_force_since: date | None, known_since: date, posted_on: date | None, day: date
) -> int:
    """How many days after it had to hang a sheet was hung, or still is not.

    Legal   LR-137 (63/2010/NĐ-CP art. 15-17: published before it is in force, then posted): a sheet
            hangs from the first day in force; what was published later, from that day (assumed).
    Units   Calendar days; `posted_on` None: it does not hang on `day`.
    """
    due_on = max(in_force_since or known_since, known_since)
    return max(0, ((posted_on or day) - due_on).days)
