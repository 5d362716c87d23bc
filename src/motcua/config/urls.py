"""The table of contents of all that this server answers. One line per audience."""

from django.urls import URLPattern, URLResolver, include, path

from motcua.interfaces.web import readiness

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", readiness.health),
    path("readyz", readiness.readiness),
    path("", include("motcua.interfaces.citizen.urls")),
    path("", include("motcua.interfaces.web.urls")),
    path("", include("motcua.interfaces.design_system.urls")),
    path("ban-lam-viec/", include("motcua.interfaces.officer.urls")),
    path("api/", include("motcua.interfaces.public_api.urls")),
]

handler400 = "motcua.interfaces.web.problems.bad_request"
handler403 = "motcua.interfaces.web.problems.forbidden"
handler404 = "motcua.interfaces.web.problems.not_found"
handler500 = "motcua.interfaces.web.problems.server_error"
