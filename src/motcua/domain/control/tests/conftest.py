"""People and the day of these tests."""

import pytest

from motcua.domain.dossiers.tests.people import PHO_HIEN_ONE_STOP, everybody
from motcua.domain.drafts.tests.people import register


@pytest.fixture
def people(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return everybody()


@pytest.fixture
def head(people):
    return register("truong", "Nguyễn Thị Ngọc", ("one_stop_head", PHO_HIEN_ONE_STOP))


@pytest.fixture
def province(people):
    return register("tinh", "Mai Văn Sơn", ("kstt_officer", "hy2-van-phong"))
