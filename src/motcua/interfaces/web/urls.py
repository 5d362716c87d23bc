"""What belongs to no audience: signing in and out, one's sessions, the language, reports."""

from django.urls import path

from motcua.interfaces.web import change_password, language, policy_reports, session_list, sign_in

app_name = "web"
urlpatterns = [
    path("dang-nhap/", sign_in.sign_in, name="sign_in"),
    path("dang-nhap/ma-xac-nhan/", sign_in.second_factor, name="second_factor"),
    path("dang-nhap/gui-tiep/", sign_in.resume, name="resume"),
    path("dang-xuat/", sign_in.sign_out, name="sign_out"),
    path("dang-xuat/xong/", sign_in.signed_out, name="signed_out"),
    path("tai-khoan/phien/", session_list.sessions, name="sessions"),
    path("tai-khoan/mat-khau/", change_password.change_password, name="change_password"),
    path("bao-cao-csp/", policy_reports.receive, name="policy_reports"),
    path("ngon-ngu/", language.set_language, name="set_language"),
]
