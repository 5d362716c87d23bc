"""Addresses of the database of procedures, below `/ban-lam-viec/thu-tuc/`."""

from django.urls import path

from motcua.interfaces.officer.catalogue import (
    beginning,
    checking,
    comparison,
    correction,
    decisions,
    editor,
    files,
    history,
    importing,
    intake_lists,
    listing,
    reading,
    signing,
)

urlpatterns = [
    path("", listing.procedures, name="catalogue_list"),
    path("moi/", beginning.begin_new, name="catalogue_begin_new"),
    path("nhap/", importing.import_file, name="catalogue_import"),
    path("nhap/ghi/", importing.keep_import, name="catalogue_import_keep"),
    path("mau.xlsx", files.template, name="catalogue_template"),
    path("muc/<slug:slug>/", history.history, name="catalogue_history"),
    path("muc/<slug:slug>/soan/", beginning.begin, name="catalogue_begin"),
    path("muc/<slug:slug>/so-sanh/", comparison.comparison, name="catalogue_comparison"),
    path("ban-thao/<int:record_id>/", reading.read, name="catalogue_record"),
    path("ban-thao/<int:record_id>/sua/", editor.edit, name="catalogue_edit"),
    path("ban-thao/<int:record_id>/kiem-soat/", checking.check, name="catalogue_check"),
    path("ban-thao/<int:record_id>/bo/", beginning.discard, name="catalogue_discard"),
    path("ban-thao/<int:record_id>/bang.xlsx", files.record_workbook, name="catalogue_workbook"),
    path("ban-thao/<int:record_id>/thu-tuc.json", files.record_json, name="catalogue_json"),
    path(
        "phien-ban/<int:published_id>/bang.xlsx",
        files.version_workbook,
        name="catalogue_version_workbook",
    ),
    path(
        "phien-ban/<int:published_id>/thu-tuc.json",
        files.version_json,
        name="catalogue_version_json",
    ),
    path("phien-ban/<int:published_id>/dinh-chinh/", correction.correct, name="catalogue_correct"),
    path("quyet-dinh/", decisions.decision_list, name="catalogue_decisions"),
    path("quyet-dinh/moi/", decisions.prepare, name="catalogue_prepare"),
    path("quyet-dinh/<int:decision_id>/", signing.read, name="catalogue_decision"),
    path("quyet-dinh/<int:decision_id>/ky/", signing.sign, name="catalogue_sign"),
    path("quyet-dinh/<int:decision_id>/cong-bo/", signing.publish, name="catalogue_publish"),
    path("quyet-dinh/<int:decision_id>/nhap-csdl/", signing.enter, name="catalogue_enter"),
    path("quyet-dinh/<int:decision_id>/rut/", signing.withdraw, name="catalogue_withdraw"),
    path("danh-muc/", intake_lists.lists, name="catalogue_intake_lists"),
    path("danh-muc/<slug:address>/", intake_lists.intake, name="catalogue_intake_list"),
    path("danh-muc/<slug:address>/cong-bo/", intake_lists.publish, name="catalogue_publish_list"),
]
