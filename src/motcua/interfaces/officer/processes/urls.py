"""Addresses of the designer, below `/ban-lam-viec/quy-trinh/`."""

from django.urls import path

from motcua.interfaces.officer.processes import (
    comparison,
    drafting,
    editor,
    files,
    listing,
    migrating,
    publishing,
    version,
)
from motcua.interfaces.officer.processes.simulation import simulation_urls

urlpatterns = [
    path("", listing.processes, name="processes"),
    path("so-sanh/", comparison.comparison, name="process_comparison"),
    path("thu-tuc/<slug:slug>/", listing.history, name="process_history"),
    path("thu-tuc/<slug:slug>/soan/", drafting.begin, name="process_begin"),
    path("<int:version_id>/", version.process, name="process"),
    path("<int:version_id>/sua/", editor.edit, name="process_edit"),
    path("<int:version_id>/bo/", version.withdraw, name="process_withdraw"),
    path("<int:version_id>/ban-hanh/", publishing.publish, name="process_publish"),
    path("<int:version_id>/chuyen-ho-so/", migrating.migrate, name="process_migrate"),
    path("<int:version_id>/mo-hinh.bpmn", files.model, name="process_model"),
    path("<int:version_id>/bang.xlsx", files.workbook, name="process_workbook"),
    *simulation_urls,
]
