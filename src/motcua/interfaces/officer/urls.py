"""The table of contents of the desk."""

from django.urls import path, register_converter

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


class DossierCode:
    """What a dossier code is made of; the rest of the address space is no dossier."""

    regex = r"[A-Za-z0-9.\-]{5,60}"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value


register_converter(DossierCode, "dossier_code")

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("nhieu-ho-so/", several.several, name="several"),
    path("<dossier_code:code>/", dossier.dossier, name="dossier"),
    path("<dossier_code:code>/xem-nhanh/", glance.glance, name="glance"),
    path("<dossier_code:code>/so-dinh-danh/", identity.show_identity, name="show_identity"),
    path("<dossier_code:code>/giay-hen.pdf", papers.slip, name="slip"),
    path("<dossier_code:code>/giay-to/<int:order>/", papers.paper, name="paper"),
    path("<dossier_code:code>/ket-qua/", papers.result, name="result"),
    path("<dossier_code:code>/tiep-nhan/", intake.accept, name="accept"),
    path("<dossier_code:code>/tu-choi/", intake.refuse, name="refuse"),
    path("<dossier_code:code>/chuyen/", intake.hand_over, name="hand_over"),
    path("<dossier_code:code>/nhan-viec/", case_work.take, name="take"),
    path("<dossier_code:code>/trinh-ky/", case_work.propose_result, name="propose_result"),
    path("<dossier_code:code>/tra-lai/", approval.send_back, name="send_back"),
    path("<dossier_code:code>/ky-duyet/", approval.approve_result, name="approve_result"),
    path("<dossier_code:code>/tra-ket-qua/", returning.return_result, name="return_result"),
]
