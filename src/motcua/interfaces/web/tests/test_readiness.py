"""`/readyz` is 200 only when every part is up, and otherwise says what to do."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client

from motcua.domain.regimes.errors import NoRegime
from motcua.foundation import clock


def _ready(client: Client) -> tuple[int, dict]:
    response = client.get("/readyz")
    return response.status_code, response.json()


@pytest.fixture
def worker(db):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")


@pytest.fixture
def front_end(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "staticfiles.json").write_text("{}")


@pytest.fixture
def reference_data(monkeypatch):
    monkeypatch.setattr("motcua.interfaces.web.readiness._has_reference_data", lambda: True)


def test_a_process_is_alive_without_any_database(client, monkeypatch):
    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.connect", _refuse)
    assert client.get("/healthz").status_code == 200


def test_all_up(client, worker, front_end, reference_data):
    status, answer = _ready(client)
    assert (status, answer["status"], answer["missing"]) == (200, "ready", {})


def test_it_says_when_the_database_role_is_only_good_for_a_demonstration(
    client, worker, front_end, reference_data
):
    assert _ready(client)[1]["database_role"] == "superuser: demonstration only"


def test_without_reference_data(client, worker, front_end, monkeypatch):
    """As before the first `motcua load`: no law is in force."""

    def no_regime(day):
        raise NoRegime(day=f"{day:%d/%m/%Y}")

    monkeypatch.setattr("motcua.interfaces.web.readiness.regime_on", no_regime)
    status, answer = _ready(client)
    assert status == 503
    assert answer["missing"] == {
        "reference_data": "Chưa nạp dữ liệu dùng chung. Xin chạy: motcua load"
    }


def test_without_a_worker(client, db, front_end, reference_data):
    status, answer = _ready(client)
    assert (status, list(answer["missing"])) == (503, ["worker"])


def test_with_a_worker_that_fell_silent(client, worker, front_end, reference_data):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '21 s'")
    status, answer = _ready(client)
    assert (status, list(answer["missing"])) == (503, ["worker"])


def test_without_the_front_end(client, worker, reference_data, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    status, answer = _ready(client)
    assert (status, list(answer["missing"])) == (503, ["front_end"])


def test_without_a_database(client, front_end, monkeypatch):
    monkeypatch.setattr("motcua.foundation.db.state._role", _refuse)
    status, answer = _ready(client)
    assert (status, list(answer["missing"])) == (503, ["database"])


def test_nobody_keeps_the_answer(client, worker, front_end, reference_data):
    assert "no-store" in client.get("/readyz").headers["Cache-Control"]


def _refuse(*_arguments: object) -> None:
    raise OperationalError("no answer")


def test_a_clock_that_disagrees_with_the_database_is_told(
    client, worker, front_end, reference_data, monkeypatch
):
    monkeypatch.setattr(
        "motcua.interfaces.web.readiness.database_now", lambda: clock.now() + timedelta(hours=1)
    )
    monkeypatch.setattr(clock, "_clock", clock._Clock())
    status, answer = _ready(client)
    assert status == 503
    assert "chỉnh giờ" in answer["missing"]["clock"]
