"""Questions about forms. A published version never changes, so it is kept in the process."""

import datetime as dt
from collections.abc import Collection
from functools import lru_cache

from .errors import FormNotFound
from .models import FormVersion
from .rules import schema_from
from .values import FormSchema

GENERAL_FORM = "to-khai-chung"


def form_for(published_form_names: Collection[str], day: dt.date) -> FormSchema:
    """The interactive form in force that replaces one of these published forms, else the general
    declaration. One query or two. Raises FormNotFound."""
    row = (
        FormVersion.objects.filter(implements__in=published_form_names, valid_from__lte=day)
        .exclude(implements="")
        .order_by("-valid_from", "key")
        .values_list("key", "version")
        .first()
    )
    return form_version(*row) if row else form_on(GENERAL_FORM, day)


def form_on(key: str, day: dt.date) -> FormSchema:
    """The version of a form in force on a day. One query. Raises FormNotFound."""
    version = (
        FormVersion.objects.filter(key=key, valid_from__lte=day)
        .order_by("-valid_from")
        .values_list("version", flat=True)
        .first()
    )
    if version is None:
        raise FormNotFound(key=key, day=day)
    return form_version(key, version)


def published_from(key: str, version: int) -> dt.date | None:
    """From when a version of a form holds; None where it was not published. One query."""
    rows = FormVersion.objects.filter(key=key, version=version)
    return rows.values_list("valid_from", flat=True).first()


def forms_in_place_of(
    published_form_names: Collection[str], day: dt.date
) -> tuple[FormSchema, ...]:
    """The interactive forms in force that replace published forms of these names, by key."""
    rows = (
        FormVersion.objects.filter(implements__in=published_form_names, valid_from__lte=day)
        .exclude(implements="")
        .order_by("key", "-valid_from")
        .distinct("key")
        .values_list("key", "version")
    )
    return tuple(form_version(*row) for row in rows)


def form_keys_on(day: dt.date) -> frozenset[str]:
    """Keys of all forms that have a version in force on a day. One query."""
    rows = FormVersion.objects.filter(valid_from__lte=day).values_list("key", flat=True)
    return frozenset(rows.distinct())


def published_names_on(day: dt.date) -> frozenset[str]:
    """Names of published forms that an interactive form in force takes the place of. One query."""
    rows = FormVersion.objects.filter(valid_from__lte=day).exclude(implements="")
    return frozenset(rows.values_list("implements", flat=True))


@lru_cache(maxsize=512)
def form_version(key: str, version: int) -> FormSchema:
    """One version of a form. One query the first time, none after. Raises FormNotFound."""
    row = FormVersion.objects.filter(key=key, version=version).first()
    if row is None:
        raise FormNotFound(key=key, version=version)
    return schema_from(row.description)
