"""Addresses of the boards, below `/ban-lam-viec/niem-yet/`."""

from django.urls import path

from motcua.interfaces.officer.postings import board, check, files, places

urlpatterns = [
    path("", places.places_page, name="postings"),
    path("<slug:agency_code>/", board.board, name="posting_board"),
    path("<slug:agency_code>/niem-yet.pdf", files.sheets, name="posting_sheets"),
    path("<slug:agency_code>/kiem-tra/", check.check, name="posting_check"),
    path("<slug:agency_code>/anh-<int:check_id>/", files.photo, name="posting_photo"),
]
