"""The processes of the demonstration are sound, and published by the acts alone."""

from datetime import date, datetime
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from motcua.domain.dossiers.selectors import dossiers_of
from motcua.domain.identity import selectors as identity
from motcua.domain.processes import selectors
from motcua.domain.processes.rules.gate import warnings_of
from motcua.domain.processes.values import ProcessStatus
from motcua.domain.workflow.selectors.tasks import tasks_of
from motcua.foundation import clock, journal
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.commands.demonstration.internal_processes import FOLDER

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)
FILES = sorted((Path(__file__).parents[5] / "data" / FOLDER).glob("*.yaml"))
DEPARTMENTS = "cap-giay-chung-nhan-dang-ky-dau-tu"


@pytest.fixture
def people(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    call_command("demo_accounts", stdout=StringIO())


def run(command="demo_processes"):
    out, err = StringIO(), StringIO()
    try:
        call_command(command, stdout=out, stderr=err)
    except CommandError as refusal:
        return f"{out.getvalue()}{err.getvalue()}{refusal}"
    return out.getvalue() + err.getvalue()


def test_all_of_them_pass_the_gate_and_a_second_run_changes_nothing(people):
    assert run() == f"Đã ban hành {len(FILES)} quy trình mẫu, 0 đã có sẵn.\n"

    published = selectors.latest_versions(status=ProcessStatus.PUBLISHED)
    assert [each.procedure_slug for each in published] == sorted(file.stem for file in FILES)
    for each in published:
        assert each.drawn_by_account_id != each.published_by_account_id
        assert "(mẫu)" in each.decision_number
        words = [line.word for line in journal.entries_about(f"process_version:{each.version_id}")]
        assert words == ["processes.drawn", "processes.published"]

    assert run() == f"Đã ban hành 0 quy trình mẫu, {len(FILES)} đã có sẵn.\n"
    assert selectors.latest_versions(status=ProcessStatus.PUBLISHED) == published


def test_what_is_tighter_in_special_cases_is_told_and_not_refused(people):
    """LR-085: five working days where the project is already approved in principle."""
    run()
    version = selectors.process_in_force(DEPARTMENTS, AT.date())
    context = selectors.gate_context(version.process, AT.date())
    warned = {each.code for each in warnings_of(version.process, context=context)}
    assert "variant_exceeded" in warned
    assert "office_unattended" in warned  # most communes have no accounts here


def test_a_changed_file_becomes_the_next_version_from_tomorrow(people, settings, tmp_path):
    run()
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    file = next(file for file in FILES if file.stem == DEPARTMENTS)
    text = file.read_text(encoding="utf-8").replace("hours: 8", "hours: 6")
    (folder / file.name).write_text(text, encoding="utf-8")
    settings.REFERENCE_DATA_FOLDER = tmp_path

    assert run() == "Đã ban hành 1 quy trình mẫu, 0 đã có sẵn.\n"

    newest, former = selectors.versions_of(DEPARTMENTS)
    assert (former.valid_to, newest.valid_from) == (date(2026, 11, 25), date(2026, 11, 26))
    assert selectors.process_in_force(DEPARTMENTS, AT.date()) == former


def test_a_file_that_is_not_sound_is_named_with_its_fault(people, settings, tmp_path):
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    for file in FILES[:2]:
        text = file.read_text(encoding="utf-8")
        (folder / file.name).write_text(text, encoding="utf-8")
    text = FILES[0].read_text(encoding="utf-8")
    (folder / "x.yaml").write_text(text.replace("kind: sign", "kind: work"), encoding="utf-8")
    settings.REFERENCE_DATA_FOLDER = tmp_path

    printed = run()

    assert printed.startswith("Đã ban hành 2 quy trình mẫu, 0 đã có sẵn.\nx.yaml: ")
    assert printed.endswith("1 quy trình chưa ban hành được.")


@pytest.mark.parametrize(
    "text", ["", "a: [", "decision: 1\nprocess: 2", "process: {}\ndecision: {}"]
)
def test_a_file_that_cannot_be_read_is_named(people, settings, tmp_path, text):
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    settings.REFERENCE_DATA_FOLDER = tmp_path
    assert run().startswith(f"{FOLDER}: ")


def test_without_accounts_and_outside_a_demonstration_nothing_is_done(settings):
    assert "demo_accounts" in run()
    settings.IS_DEMONSTRATION = False
    assert "không phải bản trình diễn" in run()
    assert selectors.latest_versions() == ()


def test_their_dossiers_come_to_the_desks_of_every_agency(people, settings, tmp_path):
    """Side by side and one after the other: what is asked of whom now."""
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    run()
    assert run("demo_dossiers").splitlines()[1:] == ["Đã đưa vào 5 hồ sơ mẫu."]

    asked = {
        (task.agency_code, task.role_key, task.step_key)
        for name in ("51", "52", "53", "54", "55")
        for task in tasks_of(_dossier_of(f"nguoi.mau.{name}"))
        if task.ended_at is None
    }

    assert asked == {
        ("hy2-so-tai-chinh", "unit_head", "phan-cong"),
        ("hy2-so-xay-dung", "case_officer", "y-kien-xay-dung"),
        ("hy2-so-cong-thuong", "case_officer", "y-kien-cong-thuong"),
        ("hy2-so-tai-chinh", "unit_head", "xem-xet"),
        ("hy2-11953-cong-an", "case_officer", "thuong-tru"),
        ("hy2-bhxh-co-so", "case_officer", "the-bhyt"),
    }


def _dossier_of(username):
    return dossiers_of(identity.account_of(username))[0].pk


def test_the_three_shapes_of_the_issue_are_there():
    kinds = {
        file.stem: [
            step["kind"] for step in yaml.safe_load(file.read_text("utf-8"))["process"]["steps"]
        ]
        for file in FILES
    }
    assert kinds["chung-thuc-ban-sao"] == ["intake", "appraise", "sign", "return"]
    assert kinds[DEPARTMENTS].count("consult") == 3
    assert kinds["lien-thong-khai-sinh-thuong-tru-bhyt"].count("linked") == 2
