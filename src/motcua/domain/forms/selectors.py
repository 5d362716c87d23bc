"""Questions about forms. A published version never changes, so it is kept in the process."""

import datetime as dt
from functools import lru_cache

from .errors import FormNotFound
from .models import FormVersion
from .rules import schema_from
from .values import FormSchema


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


@lru_cache(maxsize=512)
def form_version(key: str, version: int) -> FormSchema:
    """One version of a form. One query the first time, none after. Raises FormNotFound."""
    row = FormVersion.objects.filter(key=key, version=version).first()
    if row is None:
        raise FormNotFound(key=key, version=version)
    return schema_from(row.description)
