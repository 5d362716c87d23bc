"""Addresses below `to-chuc/sap-nhap/`."""

from django.urls import path

from . import form, pages

urlpatterns = [
    path("", pages.reorganisations_page, name="reorganisations"),
    path("moi/", form.new, name="reorganisation_new"),
    path("tep/", pages.enter, name="reorganisation_enter"),
    path("<int:reorganisation_id>/", pages.reorganisation_page, name="reorganisation"),
    path("<int:reorganisation_id>/cong-bo/", pages.publish, name="reorganisation_publish"),
    path("<int:reorganisation_id>/rut/", pages.withdraw, name="reorganisation_withdraw"),
]
