"""Table of contents of the public pages. Addresses are Vietnamese and stay."""

from django.urls import path

from motcua.interfaces.citizen import (
    application_delivery,
    application_pages,
    application_papers,
    application_review,
    application_start,
    catalogue,
    dossier_papers,
    files,
    guidance,
    hall,
    hall_board,
    hall_ticket,
    home,
    journal_roots,
    my_dossiers,
    slip_check,
    slip_check_offline,
    supplement,
    tracking,
    withdrawal,
)

app_name = "citizen"

DRAFT = "nop-ho-so/<str:slug>/<uuid:draft_id>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("thu-tuc/", catalogue.catalogue, name="catalogue"),
    path("thu-tuc/<str:slug>/", catalogue.procedure, name="procedure"),
    path("viec-doi/", guidance.life_events, name="life_events"),
    path("viec-doi/<slug:event_key>/", guidance.life_event, name="life_event"),
    path("nop-ho-so/<str:slug>/", application_start.start, name="apply_start"),
    path(f"{DRAFT}noi-nop/", application_delivery.delivery),
    path(f"{DRAFT}giay-to/", application_papers.papers),
    path(f"{DRAFT}giay-to/<int:order>/tep/", files.file_of_draft, name="apply_file"),
    path(f"{DRAFT}xem-lai/", application_review.review),
    path(f"{DRAFT}da-gui/", application_review.sent, name="apply_sent"),
    path(f"{DRAFT}<slug:page_key>/", application_pages.form_page, name="apply_page"),
    path("tra-cuu/", tracking.track, name="track"),
    path("tra-cuu/<str:code>/", tracking.track_dossier, name="track_dossier"),
    path("xac-minh/", slip_check.slip_check, name="slip_check"),
    path("xac-minh/ho-so/", slip_check.slip_dossier, name="slip_dossier"),
    path("xac-minh/khoa.json", slip_check.public_keys, name="public_keys"),
    path("xac-minh/co-quan.json", slip_check.agency_names_by_code, name="agency_names"),
    path("xac-minh/ngoai-tuyen.html", slip_check_offline.offline_page, name="slip_check_offline"),
    path("xac-minh/giu-trang.js", slip_check_offline.keeper, name="slip_check_keeper"),
    path("xac-minh/goc/", journal_roots.roots, name="journal_roots"),
    path("xac-minh/goc/<slug:name>.json", journal_roots.root_file, name="journal_root"),
    path("xac-minh/goc/<slug:name>.pdf", journal_roots.root_page, name="journal_root_page"),
    path("lay-so/", hall.halls, name="halls"),
    path("lay-so/<slug:unit>/", hall.kiosk, name="kiosk"),
    path("so-cua-toi/<slug:key>/", hall_ticket.my_number, name="my_number"),
    path("bang-goi-so/<slug:unit>/", hall_board.hall_board, name="hall_board"),
    path("ho-so-cua-toi/", my_dossiers.my_dossiers, name="my_dossiers"),
    path("ho-so-cua-toi/ban-khai/<uuid:draft_id>/bo/", my_dossiers.discard, name="discard_draft"),
    path("ho-so-cua-toi/tin/<int:message_id>/da-doc/", my_dossiers.letter_read, name="letter_read"),
    path("ho-so-cua-toi/<str:code>/giay-hen.pdf", dossier_papers.receipt_slip, name="receipt_slip"),
    path(
        "ho-so-cua-toi/<str:code>/giay/<slug:paper>.pdf",
        dossier_papers.issued_paper,
        name="issued_paper",
    ),
    path("ho-so-cua-toi/<str:code>/bo-sung/", supplement.supplement, name="supplement"),
    path("ho-so-cua-toi/<str:code>/xin-rut/", withdrawal.withdrawal, name="withdrawal"),
    path("ho-so-cua-toi/<str:code>/ket-qua/", files.result, name="result_file"),
    path(
        "ho-so-cua-toi/<str:code>/giay-to/<int:order>/",
        files.file_of_dossier,
        name="dossier_file",
    ),
    path(
        "ho-so-cua-toi/<str:code>/giay-to/<int:order>/bo-sung-<int:supplement>/",
        files.file_of_dossier,
        name="supplement_file",
    ),
]
