"""The table of contents of the desk."""

from django.urls import include, path, register_converter

from motcua.interfaces.officer import (
    absences,
    approval,
    calendar,
    calendar_entry,
    case_work,
    control_slip,
    counter,
    counter_slip,
    delegations,
    desk,
    dossier,
    extra_papers,
    glance,
    hand_overs,
    identity,
    intake,
    notes,
    papers,
    printing,
    procedure_news,
    queue,
    register,
    register_closing,
    register_files,
    returning,
    saved_views,
    several,
    slips,
    task_pages,
    units,
)
from motcua.interfaces.officer.act_pages import act_page
from motcua.interfaces.officer.act_words import ACT_WORDS
from motcua.interfaces.officer.forms.of_act import FORMS
from motcua.interfaces.officer.leader import behind, page

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
    path("bo-loc/", saved_views.saved_views, name="saved_views"),
    path("bo-loc/<int:view_id>/xoa/", saved_views.delete_view, name="delete_view"),
    path("don-vi/", units.unit, name="unit"),
    path("don-vi/viec/", units.queue, name="unit_queue"),
    path("nghi-phep/", absences.absences, name="absences"),
    path("nghi-phep/<int:absence_id>/huy/", absences.cancel_absence, name="cancel_absence"),
    path("tiep-nhan-giay/", counter.register_paper, name="register_paper"),
    path(
        "tiep-nhan-giay/<dossier_code:code>/phieu-<int:slip_id>.pdf",
        counter_slip.counter_slip,
        name="counter_slip",
    ),
    path("hang-cho/", queue.queue, name="queue"),
    path("hang-cho/buoc/", queue.queue_step, name="queue_step"),
    path("hang-cho/dong/", queue.close_queue, name="close_queue"),
    path("yeu-cau-ngoai-danh-muc/", extra_papers.extra_papers, name="extra_papers"),
    path("so-theo-doi/", register.register, name="register"),
    path("so-theo-doi/so.pdf", register_files.register_print, name="register_print"),
    path("so-theo-doi/so.xlsx", register_files.register_workbook, name="register_workbook"),
    path("so-theo-doi/so-trang.pdf", register_files.blank_book, name="blank_book"),
    path("so-theo-doi/phieu-trang.pdf", register_files.blank_slip, name="blank_slip"),
    path("so-theo-doi/giao-nhan/", hand_overs.hand_overs, name="hand_overs"),
    path(
        "so-theo-doi/giao-nhan.xlsx",
        register_files.hand_over_workbook,
        name="hand_over_workbook",
    ),
    path("so-theo-doi/khoa/", register_closing.close_register, name="close_register"),
    path("lich-lam-viec/", calendar.changes, name="calendar"),
    path("lich-lam-viec/moi/", calendar_entry.enter, name="calendar_enter"),
    path("lich-lam-viec/<int:number>/", calendar.change, name="calendar_change"),
    path("lich-lam-viec/<int:number>/ky/", calendar.sign, name="calendar_sign"),
    path("lich-lam-viec/<int:number>/bo/", calendar.drop, name="calendar_drop"),
    path("uy-quyen/", delegations.delegations, name="delegations"),
    path("uy-quyen/moi/", delegations.new_delegation, name="new_delegation"),
    path("uy-quyen/<int:number>/ket-thuc/", delegations.end, name="end_delegation"),
    path("lanh-dao/", page.leader, name="leader"),
    path("lanh-dao/ho-so/", behind.figures, name="figures"),
    path("niem-yet/", include("motcua.interfaces.officer.postings.urls")),
    path("to-chuc/sap-nhap/", include("motcua.interfaces.officer.reorganisations.urls")),
    path("quy-trinh/", include("motcua.interfaces.officer.processes.urls")),
    path("thu-tuc/", include("motcua.interfaces.officer.catalogue.urls")),
    path("tin-thu-tuc/", procedure_news.procedure_news, name="procedure_news"),
    path("tin-thu-tuc/<int:notice_id>/da-xem/", procedure_news.read_news, name="read_news"),
    path("in-phieu/", printing.print_several, name="print_several"),
    path("<dossier_code:code>/", dossier.dossier, name="dossier"),
    path("<dossier_code:code>/xem-nhanh/", glance.glance, name="glance"),
    path("<dossier_code:code>/ghi-chu/", notes.write_note, name="write_note"),
    path("<dossier_code:code>/so-dinh-danh/", identity.show_identity, name="show_identity"),
    path("<dossier_code:code>/giay-hen.pdf", papers.slip, name="slip"),
    path("<dossier_code:code>/phieu/", slips.slips, name="slips"),
    path("<dossier_code:code>/phieu/<int:slip_id>.pdf", slips.issued_paper, name="issued_paper"),
    path(
        "<dossier_code:code>/phieu/<int:slip_id>/ban-<int:copy>.pdf",
        slips.issued_paper,
        name="paper_copy",
    ),
    path("<dossier_code:code>/phieu/<int:slip_id>/cap-lai/", slips.reissue, name="reissue"),
    path("<dossier_code:code>/phieu-kiem-soat/", control_slip.control_slip, name="control_slip"),
    path(
        "<dossier_code:code>/phieu-kiem-soat.pdf",
        control_slip.control_slip_print,
        name="control_slip_print",
    ),
    path("<dossier_code:code>/giay-to/<int:order>/", papers.paper, name="paper"),
    path(
        "<dossier_code:code>/giay-to/<int:order>/bo-sung-<int:supplement>/",
        papers.paper,
        name="later_paper",
    ),
    path("<dossier_code:code>/ket-qua/", papers.result, name="result"),
    path(
        "<dossier_code:code>/phan-viec/<int:number>/ket-qua/",
        papers.part_result,
        name="part_result",
    ),
    path("<dossier_code:code>/viec/<int:task_id>/xong/", task_pages.finish, name="finish_task"),
    path("<dossier_code:code>/viec/<int:task_id>/giao/", task_pages.assign, name="assign_task"),
    path("<dossier_code:code>/tiep-nhan/", intake.accept, name="accept"),
    path("<dossier_code:code>/chuyen/", intake.hand_over, name="hand_over"),
    path("<dossier_code:code>/nhan-viec/", case_work.take, name="take"),
    path("<dossier_code:code>/trinh-ky/", case_work.propose_result, name="propose_result"),
    path("<dossier_code:code>/ky-duyet/", approval.approve_result, name="approve_result"),
    path("<dossier_code:code>/ky-tu-choi/", approval.reject, name="reject"),
    path("<dossier_code:code>/tinh-tiep/", case_work.resume_limit, name="resume"),
    path("<dossier_code:code>/tra-ket-qua/", returning.return_result, name="return_result"),
    *(
        path(f"<dossier_code:code>/{ACT_WORDS[act].address}/", act_page(act), name=act.value)
        for act in FORMS
    ),
]
