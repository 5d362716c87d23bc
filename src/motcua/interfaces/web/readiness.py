"""Two addresses for machines: is this process alive, and is the whole installation ready.

/healthz   200 as long as this process answers at all
/readyz    200 once every part is up, else 503 and what is missing, with what to do
"""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.selectors import fields_on
from motcua.domain.organisations.selectors import one_stop_units_on
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation import clock
from motcua.foundation.db import DatabaseState, database_now, database_state
from motcua.foundation.errors import DomainError
from motcua.foundation.queue import SILENCE_SECONDS_MAX

SUPERUSER = "superuser: demonstration only"


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "alive"})


@never_cache
@require_safe
def readiness(request: HttpRequest) -> JsonResponse:
    state = database_state()
    missing = {**_missing_in_database(state), **_missing_on_disk()}
    answer = {
        "status": "not ready" if missing else "ready",
        "missing": missing,
        "database_role": SUPERUSER if state.role_is_superuser else state.role_name,
    }
    return JsonResponse(
        answer, status=503 if missing else 200, json_dumps_params={"ensure_ascii": False}
    )


def _missing_in_database(state: DatabaseState) -> dict[str, str]:
    if not state.is_reachable:
        return {"database": gettext("Cơ sở dữ liệu không trả lời. Xin kiểm tra PostgreSQL.")}
    if state.missing_migrations_count:
        return {"migrations": gettext("Cơ sở dữ liệu chưa được nâng cấp. Xin chạy: motcua migrate")}
    missing = {}
    clock.compare_with(database_now())
    if clock.is_in_doubt():
        missing["clock"] = gettext(
            "Đồng hồ của máy này và của cơ sở dữ liệu lệch nhau. Xin chỉnh giờ hai máy."
        )
    if not _has_reference_data():
        missing["reference_data"] = gettext("Chưa nạp dữ liệu dùng chung. Xin chạy: motcua load")
    silence = state.worker_silence_seconds
    if silence is None or silence > SILENCE_SECONDS_MAX:
        missing["worker"] = gettext("Chưa có tiến trình nền nào hoạt động. Xin chạy: motcua worker")
    return missing


def _has_reference_data() -> bool:
    """Whether a dossier could be taken today: a law in force, a procedure, an agency, its calendar."""
    day = clock.now().date()
    try:
        regime_on(day)
        units = one_stop_units_on(day)
        for unit in units[:1]:
            calendar_for(agency_code=unit.code, on=day)
        return bool(units) and bool(fields_on(day))
    except DomainError:
        return False


def _missing_on_disk() -> dict[str, str]:
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists():
        return {}
    return {"front_end": gettext("Chưa dựng giao diện. Xin chạy: make env, motcua collectstatic")}
