"""A form that arrived after the session had ended: what was typed is kept through the sign-in.

The fields wait in the browser's own new session and are offered for sending again. The form had
passed the check against forgery before (CSRF), so no other site can plant one. Files are not kept;
the page says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

_KEY = "interrupted_form"
_CHARACTERS_MAX = 200_000
_LEFT_OUT = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class InterruptedForm:
    """What was typed and where it was going."""

    address: str
    page: str  # Where it was filled in
    fields: Sequence[tuple[str, str]]
    had_files: bool


def keep(request: HttpRequest, *, page: str) -> bool:
    """Keep the form of this request, filled in on `page`. Returns whether it could be kept."""
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        if name not in _LEFT_OUT
        for value in values
    ]
    if sum(len(name) + len(value) for name, value in fields) > _CHARACTERS_MAX:
        return False
    request.session[_KEY] = {
        "address": request.get_full_path(),
        "page": page,
        "fields": fields,
        "had_files": bool(request.FILES),
    }
    return True


def waiting(request: HttpRequest) -> InterruptedForm | None:
    """The form that waits in this browser, if one does."""
    kept: Mapping[str, object] | None = request.session.get(_KEY)
    if not kept:
        return None
    return InterruptedForm(
        address=str(kept["address"]),
        page=str(kept["page"]),
        fields=[(str(name), str(value)) for name, value in kept["fields"]],  # type: ignore[attr-defined]
        had_files=bool(kept["had_files"]),
    )


def drop(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)
