"""What a reader may ask for. A parameter that does not exist is a fault, not a wish ignored."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Schema
from ninja.errors import ValidationError
from pydantic import AfterValidator, AwareDatetime, Field

from motcua.interfaces.public_api.answers import now_here
from motcua.interfaces.public_api.schemas import DivisionLevelKey, LevelKey, SubjectKey

PAGE_ITEMS, PAGE_ITEMS_MAX = 50, 100
TEXT_CHARACTERS_MAX = 200
VERSION_ID_MAX = 2**63 - 1


def _without_nul(text: str) -> str:
    return text.replace("\0", " ").strip()


Text = Annotated[str, Field(max_length=TEXT_CHARACTERS_MAX), AfterValidator(_without_nul)]
DAY_WORDS = "The day for which the answer holds, today if none is given."
KNOWN_AT_WORDS = (
    "What was known at this moment: corrections made later are left out. Now if none is given."
)


class OfDay(Schema):
    day: date | None = Field(None, description=DAY_WORDS)

    @property
    def on(self) -> date:
        return self.day or now_here().date()


class OfDayAsKnown(OfDay):
    known_at: AwareDatetime | None = Field(None, description=KNOWN_AT_WORDS)


class Paged(Schema):
    limit: int = Field(PAGE_ITEMS, ge=1, le=PAGE_ITEMS_MAX, description="Items on a page.")
    cursor: str = Field("", max_length=500, description="As it stands in `next`.")


class ProcedureFilters(Paged, OfDayAsKnown):
    q: Text = Field(
        "",
        description=(
            "Words to search for, with or without accents. Best first, one page, and only as it is"
            " known now."
        ),
    )
    field: Text = Field("", description="Key of a field; see /fields.")
    level: LevelKey | None = Field(None, description="The level that decides.")
    subject: SubjectKey | None = Field(None, description="Who may ask for it.")


class TwoVersions(Schema):
    former: int = Field(ge=1, le=VERSION_ID_MAX, description="`version_id` of the earlier version.")
    later: int = Field(ge=1, le=VERSION_ID_MAX, description="`version_id` of the later version.")


class PagedOfDayAsKnown(Paged, OfDayAsKnown):
    pass


class DivisionFilters(PagedOfDayAsKnown):
    level: DivisionLevelKey = Field("commune", description="Districts until 30 June 2025.")


class ChangeFilters(Paged):
    since: date | None = Field(None, description="First day of effect.")
    until: date | None = Field(
        None, description="Last day of effect; days to come are announced changes."
    )


def refuse_unknown(request: HttpRequest, known: type[Schema] | None) -> None:
    """Raises ValidationError for parameters that the address does not have, or has twice."""
    names: Any = known.model_fields if known is not None else ()
    faults = [
        {"type": "extra_forbidden", "loc": ("query", name[:100]), "msg": ""}
        for name in request.GET
        if name not in names
    ] + [
        {"type": "given_twice", "loc": ("query", name), "msg": ""}
        for name, values in request.GET.lists()
        if name in names and len(values) > 1
    ]
    if faults:
        raise ValidationError(faults)


def moment_of(text: str) -> datetime:
    """A moment out of a cursor. Raises ValueError."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(text)
    return at
