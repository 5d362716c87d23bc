"""Packages of procedures: one to download, one to take in after a look at what it would change."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.packages.actions import import_package
from motcua.domain.packages.errors import Deviation, PackageFault
from motcua.domain.packages.permissions import IMPORT
from motcua.domain.packages.rules.reading import BYTES_MAX, package_from, read_package
from motcua.domain.packages.rules.references import unresolved
from motcua.domain.packages.rules.writing import write_package
from motcua.domain.packages.selectors.difference import difference_of
from motcua.domain.packages.selectors.export import export_package
from motcua.domain.packages.selectors.known import known_here
from motcua.domain.packages.selectors.trial import tried
from motcua.domain.packages.values import Package, TrialOutcome
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.catalogue import previews
from motcua.interfaces.officer.catalogue.access import reader_required, today
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import right_required
from motcua.interfaces.web.refusal import in_words

# Of this shape: what an older program sealed is not opened.
SALT: Final = "officer.catalogue.package.2"
STEPS_MAX: Final = 300  # of all examples: more would keep the page waiting too long
YAML: Final = "application/yaml; charset=utf-8"

import_required = right_required(IMPORT)


@require_safe
@reader_required
def download(request: HttpRequest, slug: str) -> HttpResponse:
    """The package of a procedure as it stands today."""
    package = export_package(slug, today())
    return HttpResponse(
        write_package(package),
        content_type=YAML,
        headers={"Content-Disposition": f'attachment; filename="{package.slug}.yaml"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@import_required
def take_in(request: HttpRequest) -> HttpResponse:
    """GET asks for a package; POST shows its faults, or what it would change and how its examples go."""
    if request.method != "POST":
        return _page(request)
    file = request.FILES.get("tep")
    if file is None or not file.size:
        return _page(request, file_fault=_("Xin chọn một gói thủ tục (.yaml)."), status=422)
    if file.size > BYTES_MAX:
        return _page(request, file_fault=_("Gói lớn hơn 2 MB. Xin xem lại tệp."), status=422)
    package, faults = read_package(file.read())
    if package is None or faults:
        return _page(request, faults=faults, name=(file.name or "")[:100], status=422)
    if sum(len(example.steps) + 1 for example in package.examples) > STEPS_MAX:
        fault = _("Gói có quá nhiều ví dụ cho một trang. Xin nhập bằng lệnh motcua package import.")
        return _page(request, file_fault=fault, status=422)
    return _preview(request, package)


@require_http_methods(["GET", "HEAD", "POST"])
@import_required
def keep(request: HttpRequest) -> HttpResponse:
    """POST what the preview showed: drafts of record and process, new forms; or nothing at all."""
    if request.method != "POST":
        return redirect("officer:catalogue_package")
    try:
        package = package_from(previews.opened(salt=SALT, request=request).encode())
    except previews.PreviewUnfit as unfit:
        return _page(request, file_fault=unfit.sentence, status=422)

    def act() -> HttpResponse:
        imported = import_package(package=package, by=request.actor, at=clock.now())
        if imported.is_repeat:
            messages.info(request, _("Gói này đã được nhập trước đây, không có gì thay đổi."))
        else:
            messages.success(request, _("Đã nhập gói. Nội dung gói thành bản thảo ở đây."))
        if imported.record_id is not None:
            return redirect("officer:catalogue_record", imported.record_id)
        return redirect("officer:catalogue_package")

    try:
        return answer_once(request, act)
    except DomainError as refusal:
        return _preview(request, package, refusal=refusal)


def _preview(
    request: HttpRequest, package: Package, *, refusal: DomainError | None = None
) -> HttpResponse:
    unknown = unresolved(package, known_here(package, today()))
    outcome = tried(package, at=clock.now()) if not unknown else TrialOutcome(0, 0, ())
    payload = previews.sealed(write_package(package), salt=SALT, request=request)
    if payload is None:
        fault = _("Gói quá lớn cho một trang. Xin nhập bằng lệnh motcua package import.")
        return _page(request, file_fault=fault, status=422)
    context = {
        "section": "catalogue",
        "package": package,
        "unknown": tuple(map(_fault_row, unknown)),
        "deviations": tuple(map(_deviation_row, outcome.deviations)),
        "outcome": outcome,
        "groups": _groups(package),
        "is_new": difference_of(package, today()).is_new_here,
        "is_blocked": bool(unknown or outcome.deviations),
        "payload": payload,
        "refusal": in_words(refusal) if refusal else None,
        "idempotency_key": new_key(),
    }
    status = refusal.http_status if refusal else 200
    return show(request, "officer/catalogue/package_preview.html", context, status=status)


def _groups(package: Package) -> list[dict[str, Any]]:
    difference = difference_of(package, today())
    return [
        {"title": title, "sentences": sentences}
        for title, sentences in (
            (_("Dữ liệu thủ tục"), difference.record),
            (_("Quy trình nội bộ"), difference.process),
            (_("Biểu mẫu điện tử"), difference.forms),
            (_("Hồ sơ ví dụ"), difference.examples),
        )
        if sentences
    ]


def _fault_row(fault: PackageFault) -> dict[str, str]:
    return {"where": fault.place, "sentence": fault.sentence, "cure": fault.cure}


def _deviation_row(deviation: Deviation) -> dict[str, str]:
    return {"where": deviation.place, "sentence": deviation.sentence}


def _page(
    request: HttpRequest,
    *,
    name: str = "",
    faults: tuple[PackageFault, ...] = (),
    file_fault: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "section": "catalogue",
        "name": name,
        "faults": tuple(map(_fault_row, faults)),
        "file_fault": file_fault,
    }
    return show(request, "officer/catalogue/package.html", context, status=status)
