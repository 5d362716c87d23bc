"""Texts that come from the domain and from data: shown in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext


def said(message: str, values: Mapping[str, object] | None = None) -> str:
    """A message of the domain or a label of a form, translated and filled in.

    Empty stays empty: for gettext the empty text is the heading of the catalogue.
    """
    if not message:
        return ""
    text = gettext(message)
    if not values:
        return text
    return text % {
        key: said(value) if isinstance(value, str) else value for key, value in values.items()
    }
