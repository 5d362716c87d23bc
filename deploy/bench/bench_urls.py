"""All that the server answers, and the bare view that tracking is measured against."""

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.urls import path

from motcua.config import urls
from motcua.config.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def bare(_request: HttpRequest, code: str) -> HttpResponse:
    """One row through the ORM, said in one line: no template, no session, nobody asked who."""
    row = apps.get_model("dossiers", "Dossier").objects.get(code=code)
    return HttpResponse(f"<!doctype html><title>{row.code}</title><p>{row.state}")


urlpatterns = [*urls.urlpatterns, path("bare/<str:code>/", bare)]
