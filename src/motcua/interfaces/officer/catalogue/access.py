"""Who sees the database of procedures, and which record or version an address means."""

from datetime import date

from motcua.domain.catalogue.permissions import CHECK_RECORDS, DRAW_RECORDS, PUBLISH_DECISIONS
from motcua.domain.catalogue.selectors import fields_on
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.web.protection import right_required

NUMBER_DIGITS_MAX = 9

reader_required = right_required(DRAW_RECORDS, CHECK_RECORDS, PUBLISH_DECISIONS)
drawer_required = right_required(DRAW_RECORDS)
checker_required = right_required(CHECK_RECORDS)
publisher_required = right_required(PUBLISH_DECISIONS)


def today() -> date:
    return clock.now().astimezone(VIETNAM).date()


def number_in(text: str) -> int:
    """A number of an address or a form; 0 for anything else, also for one that is too long."""
    is_number = len(text) <= NUMBER_DIGITS_MAX and text.isascii() and text.isdecimal()
    return int(text) if is_number else 0


def field_names() -> dict[str, str]:
    """Fields (lĩnh vực) by key, as they may be chosen."""
    return {each.key: each.name for each in fields_on(today())}
