"""Files and slips: shown in the browser without any power, and only what they are."""

import pytest

from motcua.domain.dossiers.tests.people import accepted, picture, signing
from motcua.interfaces.officer.tests.pages import dossier_address


@pytest.mark.parametrize(
    ("part", "media_type", "name"),
    [("giay-to/2/", "image/jpeg", ".jpg"), ("ket-qua/", "application/pdf", "ket-qua.pdf")],
)
def test_a_file_is_shown_without_power(people, browser_of, part, media_type, name):
    """trust.md C6: strangers made it; it may run nothing, load nothing, be framed nowhere."""
    code = signing(people)
    answer = browser_of(people.case_officer).get(dossier_address(code) + part)

    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"].startswith("inline")
    assert name in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert ("sandbox" in policy) == (media_type != "application/pdf")
    assert answer["Cache-Control"] == "no-store, private"


def test_the_bytes_are_those_handed_in(people, browser_of):
    code = accepted(people)
    answer = browser_of(people.one_stop).get(f"{dossier_address(code)}giay-to/2/")
    assert b"".join(answer.streaming_content) == picture()


@pytest.mark.parametrize("part", ["giay-to/1/", "giay-to/99/", "ket-qua/"])
def test_where_there_is_no_file_there_is_none(people, browser_of, part):
    code = accepted(people)
    answer = browser_of(people.one_stop).get(dossier_address(code) + part)
    assert answer.status_code == 404
