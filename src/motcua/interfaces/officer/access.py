"""Who may sit at the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from motcua.domain.dossiers import permissions
from motcua.domain.identity.values import AccountKind
from motcua.domain.workflow.permissions import WORKLOAD
from motcua.foundation.errors import NotPermitted
from motcua.interfaces.web.protection import lead_to_sign_in, right_required

View = Callable[..., HttpResponse]

# Which dossier an officer may open, and what may be done to it, is decided by selectors and acts.
reader_required = right_required(permissions.READ)
workload_required = right_required(WORKLOAD)


def officer_required(view: View) -> View:
    """Lets officers through, also those without any right; to citizens there is no such page."""

    @wraps(view)
    def protected(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if not request.actor.is_signed_in:
            return lead_to_sign_in(request)
        # Only officers hold rights; who holds none is asked for once more.
        if not request.actor.rights and request.user.kind != AccountKind.OFFICER:
            raise NotPermitted
        return view(request, *arguments, **named)

    protected.protection = "officer"  # type: ignore[attr-defined]
    return protected
