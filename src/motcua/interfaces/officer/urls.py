"""The table of contents of the desk."""

from django.urls import path

from motcua.interfaces.officer import (
    approval,
    case_work,
    desk,
    dossier,
    glance,
    identity,
    intake,
    papers,
    returning,
    several,
)

app_name = "officer"

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("nhieu-ho-so/", several.several, name="several"),
    path("<str:code>/", dossier.dossier, name="dossier"),
    path("<str:code>/xem-nhanh/", glance.glance, name="glance"),
    path("<str:code>/so-dinh-danh/", identity.show_identity, name="show_identity"),
    path("<str:code>/giay-hen.pdf", papers.slip, name="slip"),
    path("<str:code>/giay-to/<int:order>/", papers.paper, name="paper"),
    path("<str:code>/ket-qua/", papers.result, name="result"),
    path("<str:code>/tiep-nhan/", intake.accept, name="accept"),
    path("<str:code>/tu-choi/", intake.refuse, name="refuse"),
    path("<str:code>/chuyen/", intake.hand_over, name="hand_over"),
    path("<str:code>/nhan-viec/", case_work.take, name="take"),
    path("<str:code>/trinh-ky/", case_work.propose_result, name="propose_result"),
    path("<str:code>/tra-lai/", approval.send_back, name="send_back"),
    path("<str:code>/ky-duyet/", approval.approve_result, name="approve_result"),
    path("<str:code>/tra-ket-qua/", returning.return_result, name="return_result"),
]
