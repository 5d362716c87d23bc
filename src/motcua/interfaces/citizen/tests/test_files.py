"""Downloads: one's own, as attachments of the kind that was found inside."""

import io

import pikepdf
import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.tests import people as story
from motcua.interfaces.citizen.tests.browsing import words


def body(answer):
    return b"".join(answer.streaming_content)


def test_a_paper_comes_as_an_attachment_that_nothing_runs(citizen, people):
    code = story.submitted(people)

    answer = citizen.get(f"/ho-so-cua-toi/{code}/giay-to/2/")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Gi%E1%BA%A5y")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in answer["Cache-Control"]
    assert body(answer) == story.picture()


def test_a_paper_without_a_file_is_not_found(citizen, people):
    code = story.submitted(people)

    for order in (1, 3, 99):
        assert citizen.get(f"/ho-so-cua-toi/{code}/giay-to/{order}/").status_code == 404


def test_a_result_waits_until_it_is_signed(citizen, people):
    code = story.signing(people)
    assert citizen.get(f"/ho-so-cua-toi/{code}/ket-qua/").status_code == 404

    dossiers.approve_result(dossier_code=code, by=people.leader, at=story.ACCEPTED_AT)

    answer = citizen.get(f"/ho-so-cua-toi/{code}/ket-qua/")
    assert answer["Content-Type"] == "application/pdf"
    assert body(answer) == story.pdf()


def test_a_result_to_be_fetched_at_the_counter_comes_after_it_was_fetched(people, browser_of):
    citizen = browser_of(people.citizen)
    delivery = story.DELIVERY | {"return_method": "counter"}
    draft_id = story.draft(people, delivery=delivery)
    code = dossiers.submit(draft_id=draft_id, by=people.citizen, at=story.SENT_AT).dossier_code
    at = story.ACCEPTED_AT
    dossiers.accept(dossier_code=code, by=people.one_stop, at=at)
    dossiers.hand_over(dossier_code=code, by=people.one_stop, at=at)
    dossiers.take(dossier_code=code, by=people.case_officer, at=at)
    story.propose(code, people)
    dossiers.approve_result(dossier_code=code, by=people.leader, at=at)
    assert citizen.get(f"/ho-so-cua-toi/{code}/ket-qua/").status_code == 404

    dossiers.return_result(dossier_code=code, returned_how="counter", by=people.one_stop, at=at)

    assert citizen.get(f"/ho-so-cua-toi/{code}/ket-qua/").status_code == 200


def test_the_slip_is_the_paper_that_was_handed_out(citizen, people):
    code = story.accepted(people)

    answer = citizen.get(f"/ho-so-cua-toi/{code}/giay-hen.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="giay-hen-{code}.pdf"'
    with pikepdf.open(io.BytesIO(answer.content)) as paper:
        assert len(paper.pages) == 1
    assert citizen.get(f"/ho-so-cua-toi/{code}/giay-hen.pdf").content == answer.content


def test_before_acceptance_there_is_no_slip(citizen, people):
    code = story.submitted(people)

    assert citizen.get(f"/ho-so-cua-toi/{code}/giay-hen.pdf").status_code == 404


@pytest.mark.parametrize("path", ["giay-to/2/", "ket-qua/", "giay-hen.pdf"])
@pytest.mark.parametrize("reader", ["neighbour", "one_stop", "stranger", "controller"])
def test_anybody_elses_look_like_none(people, browser_of, path, reader):
    """Officers have their own door, with its diary; this one is the owner's."""
    code = story.returned(people)
    browser = browser_of(getattr(people, reader))

    theirs = browser.get(f"/ho-so-cua-toi/{code}/{path}")
    none = browser.get(f"/ho-so-cua-toi/H31.101.00-261119-9999/{path}")

    assert theirs.status_code == none.status_code == 404
    assert words(theirs)[:100] == words(none)[:100]


@pytest.mark.parametrize("path", ["giay-to/2/", "ket-qua/", "giay-hen.pdf"])
def test_who_is_not_signed_in_is_led_to_sign_in(client, people, path):
    answer = client.get(f"/ho-so-cua-toi/{story.returned(people)}/{path}")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/dang-nhap/?next=")
