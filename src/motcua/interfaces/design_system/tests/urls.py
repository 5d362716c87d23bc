"""The smallest site on which pages of the design system stand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path


def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "design_system/desk.html")


def problem(request: HttpRequest) -> HttpResponse:
    context = {
        "title": "Không tìm thấy",
        "message": "Không có trang nào ở địa chỉ này.",
        "remedy": "Xin xem lại địa chỉ.",
        "request_number": "7F3A-2C91",
    }
    return render(request, "design_system/problem.html", context, status=404)


urlpatterns = [
    path("", include("motcua.interfaces.citizen.urls")),
    path("", include("motcua.interfaces.design_system.urls")),
    path("ban/", desk),
    path("loi/", problem),
]
