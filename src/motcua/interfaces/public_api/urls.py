"""Table of contents of the read API. What stands under v1 stays as it is; a new shape is a v2."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from motcua.interfaces.public_api import description
from motcua.interfaces.public_api.answers import public
from motcua.interfaces.public_api.api import api
from motcua.interfaces.web.problems import not_found


def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address: a program is told so in its own language."""
    return not_found(request)


app_name = "public_api"
urlpatterns = [
    path("v1/", description.documentation, name="documentation"),
    path("v1/openapi.json", public(description.openapi), name="openapi"),
    *(
        path(f"v1/{each.pattern}", public(each.callback), name=each.name)
        for each in api.urls[0]
        if isinstance(each, URLPattern) and str(each.pattern)
    ),
    path("<path:rest>", public(nothing), name="nothing"),
]
