"""The boards of the demonstration: some gaps, some checks due, and nothing twice."""

import io
from datetime import datetime

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from motcua.domain.control.selectors.postings import places
from motcua.domain.drafts.tests.people import register
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=VIETNAM)


def rows(name):
    return apps.get_model("control", name)._default_manager


def test_boards_hang_and_a_second_start_changes_nothing(db, settings, tmp_path, monkeypatch):
    settings.IS_DEMONSTRATION = True
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    monkeypatch.setattr(clock, "now", lambda: NOW)
    controller = register("kstt", "Mai Văn Mẫu Sơn", ("kstt_officer", "hy2-van-phong"))
    out = io.StringIO()
    call_command("demo_postings", stdout=out)
    assert "105 nơi" in out.getvalue()
    lines = places(by=controller, day=NOW.date())
    assert {line.is_overdue for line in lines} == {True, False}
    assert 0 < sum(line.missing_count > 0 for line in lines) < len(lines) / 2
    before = (rows("Posting").count(), rows("PostingCheck").count())
    call_command("demo_postings", stdout=out)
    assert (rows("Posting").count(), rows("PostingCheck").count()) == before


def test_refused_where_it_is_no_demonstration(db, settings):
    settings.IS_DEMONSTRATION = False
    with pytest.raises(CommandError, match="không phải bản trình diễn"):
        call_command("demo_postings")
