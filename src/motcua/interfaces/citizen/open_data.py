"""The whole catalogue to take away: what there is, and the files.

The files are written beforehand (`reporting.publish_open_data`), so that handing one out costs no
more than reading it: no question to the database, no reckoning (trust.md C9).

Legal   LR-130 (224/2026/NĐ-CP, 194/2025/NĐ-CP: open formats, a licence, the day).
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Crumb
from motcua.interfaces.web.problems import problem

LATEST = "moi-nhat"
RETRY_SECONDS = 600
BYTES_AT_ONCE = 64 * 1024
MEDIA_TYPES = {
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8; header=present",
    ".ttl": "text/turtle; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_WORDS = {
    "thu-tuc.json": gettext_lazy("Tất cả các thủ tục với mọi thành phần, cho phần mềm (JSON)"),
    "thu-tuc.xlsx": gettext_lazy(
        "Thủ tục, giấy tờ, phí và căn cứ pháp lý trong một sổ tính (Excel)"
    ),
    "thu-tuc.csv": gettext_lazy("Mỗi thủ tục một dòng (CSV)"),
    "giay-to.csv": gettext_lazy("Giấy tờ của từng thủ tục (CSV)"),
    "phi-le-phi.csv": gettext_lazy("Phí, lệ phí của từng thủ tục (CSV)"),
    "can-cu-phap-ly.csv": gettext_lazy("Căn cứ pháp lý của từng thủ tục (CSV)"),
    "thu-tuc.ttl": gettext_lazy("Dữ liệu liên kết theo CPSV-AP (Turtle)"),
}


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What can be taken away, of which days, under which licence."""
    editions = list(_editions())
    context = {
        "section": "open_data",
        "latest": _shown(editions[0]) if editions else None,
        "earlier": [_shown(each) for each in editions[1:]],
        "crumb_list": [Crumb(_("Trang đầu"), reverse("citizen:home")), Crumb(_("Dữ liệu mở"))],
    }
    return render(request, "citizen/open_data.html", context)


@require_safe
def open_file(request: HttpRequest, day: str, file_name: str) -> HttpResponseBase:
    """One file of an edition. A day between two editions leads to the one that held on it."""
    editions = list(_editions())
    if not editions:
        return _not_yet(request)
    manifest = _edition_of(day, editions)
    entry = next((each for each in manifest["files"] if each["name"] == file_name), None)
    if entry is None:
        raise Http404
    if manifest["day"] != day:
        address = reverse("citizen:open_file", args=[manifest["day"], file_name])
        return HttpResponseRedirect(address)
    tag = f'W/"{entry["sha256"][:32]}"'
    response: HttpResponseBase | None = get_conditional_response(request, tag)
    if response is None:
        response = _sent(request, manifest, entry)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _sent(
    request: HttpRequest, manifest: Mapping[str, Any], entry: Mapping[str, Any]
) -> HttpResponseBase:
    """The file as it lies there. Who cannot unpack gets it unpacked, piece by piece."""
    name: str = entry["name"]
    media_type = MEDIA_TYPES[Path(name).suffix]
    path = _folder() / manifest["folder"] / (f"{name}.gz" if entry["is_packed"] else name)
    try:
        stream = path.open("rb")
    except OSError:  # A new edition took its place just now.
        return _not_yet(request)
    takes_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response: HttpResponseBase
    if entry["is_packed"] and not takes_packed:
        response = StreamingHttpResponse(_unpacked(stream), content_type=media_type)
    else:
        response = FileResponse(stream, content_type=media_type)
        response.headers["Content-Length"] = str(entry["bytes"])
    if entry["is_packed"]:
        patch_vary_headers(response, ["Accept-Encoding"])
        if takes_packed:
            response.headers["Content-Encoding"] = "gzip"
    own_name = f"{Path(name).stem}-{manifest['day']}{Path(name).suffix}"
    response.headers["Content-Disposition"] = f'attachment; filename="{own_name}"'
    return response


def _unpacked(stream: Any) -> Iterator[bytes]:
    with stream, gzip.GzipFile(fileobj=stream) as unpacked:
        while piece := unpacked.read(BYTES_AT_ONCE):
            yield piece


def _not_yet(request: HttpRequest) -> HttpResponse:
    response = problem(
        request,
        status=503,
        code="citizen.open_data_not_yet",
        message=_("Bộ dữ liệu đang được lập."),
        remedy=_("Xin quay lại sau ít phút."),
    )
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _edition_of(day: str, editions: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The edition that held on a day: the last that began by then."""
    if day == LATEST:
        return editions[0]
    try:
        wanted = date.fromisoformat(day).isoformat()
    except ValueError:
        raise Http404 from None
    if wanted > editions[0]["day"]:
        raise Http404
    found = next((each for each in editions if each["day"] <= wanted), None)
    if found is None:
        raise Http404
    return found


def _editions() -> Iterator[Mapping[str, Any]]:
    """What is there, latest first."""
    for path in sorted(_folder().glob("[0-9]*.json"), reverse=True):
        try:
            yield json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue


def _folder() -> Path:
    return Path(settings.OPEN_DATA_FOLDER)


def _shown(manifest: Mapping[str, Any]) -> dict[str, Any]:
    day = manifest["day"]
    known = {each["name"]: each for each in manifest["files"]}
    return {
        "day": formats.day(date.fromisoformat(day)),
        "made_at": formats.moment(datetime.fromisoformat(manifest["made_at"])),
        "count": manifest["procedure_count"],
        "licence": manifest["licence"],
        "licence_address": manifest["licence_address"],
        "files": [
            {
                "name": name,
                "words": words,
                "address": reverse("citizen:open_file", args=[day, name]),
                "size": _size_words(known[name]["bytes"]),
                "sha256": known[name]["sha256"],
            }
            for name, words in _WORDS.items()
            if name in known
        ],
    }


def _size_words(count: int) -> str:
    """`340 KB`, `1,2 MB`."""
    if count < 1_000_000:  # noqa: PLR2004 — a megabyte
        return f"{max(1, round(count / 1000))} KB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")
