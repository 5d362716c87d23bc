"""Table of contents of the public pages. Addresses are Vietnamese and stay."""

from django.urls import path

from motcua.interfaces.citizen import home

app_name = "citizen"

urlpatterns = [
    path("", home.home, name="home"),
]
