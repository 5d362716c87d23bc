"""LR-084. Dossiers under way are taken to another version on a page: chosen, with a reason, one by one."""

import pytest
from django.apps import apps

from motcua.domain.dossiers.tests import people as walk
from motcua.domain.workflow.tests.following import follow_all
from motcua.domain.workflow.tests.interlinked import publish
from motcua.foundation import journal
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import words

from .conftest import HERE

REASON = "Quyết định mới áp dụng cả cho hồ sơ đang giải quyết."


@pytest.fixture
def world(people):
    """A dossier on the common steps, and a process that was published afterwards."""
    code = walk.submitted(people)
    follow_all(at=NOW)
    publish(walk.BIRTH)
    version = apps.get_model("processes", "ProcessVersionRow").objects.get()
    return code, f"{HERE}/{version.pk}/chuyen-ho-so/", version.pk


def run_of(code):
    return apps.get_model("workflow", "Run").objects.get(dossier__code=code)


def test_a_chosen_dossier_goes_over_and_the_reason_is_kept(world, drawer):
    code, address, version_id = world
    assert code in words(drawer.get(address))
    form = {"chon": [code], "reason": REASON, "idempotency_key": "k" * 20}
    for _ in range(2):
        assert drawer.post(address, form).status_code == 302
    assert run_of(code).process_version_id == version_id
    lines = [line.word for line in journal.entries_about(f"dossier:{run_of(code).dossier_id}")]
    assert lines.count("workflow.run_migrated") == 1
    assert "Không có hồ sơ nào ở phiên bản khác" in words(drawer.get(address))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"reason": REASON}, "Chưa chọn hồ sơ nào."),
        ({"chon": ["H31.101.00-261119-0001"]}, "Xin ghi lý do chuyển quy trình."),
    ],
)
def test_what_lacks_is_said_and_nothing_typed_is_lost(world, drawer, form, said):
    code, address, _ = world
    answer = drawer.post(address, {**form, "idempotency_key": "k" * 20})
    assert answer.status_code == 422
    assert said in words(answer)
    assert run_of(code).process_version_id is None


def test_one_that_is_refused_undoes_no_other(world, drawer):
    code, address, version_id = world
    form = {"chon": [code, "H31.101.00-261119-9999"], "reason": REASON, "idempotency_key": "k" * 20}
    answer = drawer.post(address, form)
    assert answer.status_code == 409
    assert "1 hồ sơ chưa chuyển được" in words(answer)
    assert run_of(code).process_version_id == version_id


def test_only_who_controls_procedures_may(world, publisher, browser_of, people):
    code, address, _ = world
    for browser in (publisher, browser_of(people.leader), browser_of(people.case_officer)):
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"chon": [code], "reason": REASON}).status_code == 404
