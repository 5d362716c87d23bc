"""`motcua follow`: dossiers that came before there were processes stand on the desks, once."""

import pytest
from django.apps import apps
from django.core.management import call_command

from motcua.domain.dossiers.tests import people as walk


@pytest.fixture
def codes(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    people = walk.everybody()
    return [reach(people) for reach in (walk.submitted, walk.appraising, walk.returned)]


def test_every_dossier_is_followed_and_the_second_time_none(codes, capsys):
    tasks = apps.get_model("workflow", "Task").objects.filter(ended_at__isnull=True)
    assert not tasks.exists()
    call_command("follow")
    assert sorted(tasks.values_list("dossier__code", "kind")) == [
        (codes[0], "intake"),
        (codes[1], "appraise"),
    ]
    assert "Đã đưa 3 hồ sơ" in capsys.readouterr().out
    call_command("follow")
    assert "Đã đưa 0 hồ sơ" in capsys.readouterr().out
