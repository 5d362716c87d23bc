"""Table of contents of the public pages. Addresses are Vietnamese and stay."""

from django.urls import path

from motcua.interfaces.citizen import catalogue, home

app_name = "citizen"

urlpatterns = [
    path("", home.home, name="home"),
    path("thu-tuc/", catalogue.catalogue, name="catalogue"),
    path("thu-tuc/<str:slug>/", catalogue.procedure, name="procedure"),
]
