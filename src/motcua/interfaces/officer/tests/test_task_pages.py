"""Tasks at the dossier: ended, sent back, given; what the process does not allow yet is locked."""

import pytest

from motcua.domain.dossiers.states import Act
from motcua.domain.workflow.tests import interlinked as across
from motcua.domain.workflow.tests.interlinked import act, finish
from motcua.domain.workflow.tests.parallel import reviewing
from motcua.domain.workflow.tests.runs import open_tasks
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, submit, words


@pytest.fixture
def others(people):
    found = across.everybody_across()
    across.publish(across.INVESTMENT)
    return found


@pytest.fixture
def code(others):
    return reviewing(others, at=NOW)


def address_of(code, what):
    [task] = open_tasks(code)
    return f"{dossier_address(code)}viec/{task.pk}/{what}/"


def test_the_signature_waits_for_the_review_and_says_for_whom(others, code, browser_of):
    page = words(browser_of(others.finance_leader).get(dossier_address(code)))
    head = "lãnh đạo phòng chuyên môn, Sở Tài chính"
    assert f"còn chờ {head} làm xong bước “Lãnh đạo phòng xem xét”" in page


def test_a_review_is_passed_once_and_the_leader_is_asked(others, code, browser_of):
    client, address = browser_of(others.finance_head), address_of(code, "xong")
    assert "Xong phần việc" in words(client.get(dossier_address(code)))
    page = client.get(address)
    answer = submit(client, page, address, outcome="done", note="Đồng ý trình ký.")
    assert answer.status_code == 302, words(answer)
    [task] = open_tasks(code)
    assert task.kind == "sign"
    again = submit(client, page, address, outcome="done", note="Đồng ý trình ký.")
    assert again["Location"] == answer["Location"]
    assert [task.kind for task in open_tasks(code)] == ["sign"]


def test_a_review_that_is_not_passed_says_why_and_goes_back(others, code, browser_of):
    client, address = browser_of(others.finance_head), address_of(code, "xong")
    page = client.get(f"{address}?ket-qua=send_back")
    assert 'value="send_back" checked' in page.content.decode()
    empty = submit(client, page, address, outcome="send_back", note="")
    assert empty.status_code == 422
    assert "Chưa ghi lý do" in words(empty)
    answer = submit(client, empty, address, outcome="send_back", note="Thiếu ý kiến về quy hoạch.")
    assert answer.status_code == 302, words(answer)
    [task] = open_tasks(code)
    assert (task.kind, task.ordinal, task.assignee_id) == (
        "appraise",
        2,
        others.finance.account_id,
    )


def test_a_head_gives_a_task_and_takes_it_back(others, code, browser_of):
    finish(code, "xem-xet", others.finance_head, at=NOW)
    client, address = browser_of(others.finance_leader), address_of(code, "giao")
    page = client.get(address)
    to = str(others.finance_leader.account_id)
    answer = submit(client, page, address, to=to)
    assert answer.status_code == 302, words(answer)
    assert open_tasks(code)[0].assignee_id == others.finance_leader.account_id
    back = submit(client, client.get(address), address, to="hang-cho")
    assert back.status_code == 302, words(back)
    assert open_tasks(code)[0].assignee_id is None


def test_whose_task_it_is_not_sees_no_form_and_is_told_whose_it_is(others, code, browser_of):
    client, address = browser_of(others.finance), address_of(code, "xong")
    assert client.get(address).status_code == 302
    answer = client.post(address, {"outcome": "done", "note": "Tôi tự duyệt."})
    assert answer.status_code == 403
    shown = words(answer)
    assert "là việc của lãnh đạo phòng chuyên môn, Sở Tài chính" in shown
    assert "Tôi tự duyệt." in shown
    assert [task.kind for task in open_tasks(code)] == ["review"]


def test_tasks_of_others_and_invented_ones_look_like_none(others, code, browser_of):
    task = open_tasks(code)[0].pk
    for actor, number in ((others.trade, task), (others.finance_head, 987_654)):
        address = f"{dossier_address(code)}viec/{number}/xong/"
        client = browser_of(actor)
        assert client.get(address).status_code == 404
        assert client.post(address, {"outcome": "done"}).status_code == 404
    assert [task.kind for task in open_tasks(code)] == ["review"]


def test_who_was_second_is_told_who_was_first(others, code, browser_of):
    client, address = browser_of(others.finance_head), address_of(code, "xong")
    page = client.get(address)
    finish(code, "xem-xet", others.finance_head, at=NOW)
    answer = submit(client, page, address, outcome="done", note="")
    assert answer.status_code == 409
    assert "đã xong: Cán bộ tc-phong" in words(answer)


def test_an_act_that_the_process_does_not_allow_yet_writes_nothing(
    others, code, browser_of, written
):
    client = browser_of(others.finance_leader)
    before = written()
    answer = client.post(f"{dossier_address(code)}ky-duyet/", {"expected_version": ""})
    assert answer.status_code == 409
    assert "còn chờ lãnh đạo phòng chuyên môn, Sở Tài chính" in words(answer)
    after = written()
    assert (after["Dossier"], after["FactRow"]) == (before["Dossier"], before["FactRow"])


def test_the_clerk_issues_before_the_counter_returns(others, code, browser_of):
    finish(code, "xem-xet", others.finance_head, at=NOW)
    act(code, Act.APPROVE_RESULT, others.finance_leader, at=NOW)
    counter = words(browser_of(others.province_counter).get(dossier_address(code)))
    assert "còn chờ văn thư, Sở Tài chính" in counter
    clerk, address = browser_of(others.finance_clerk), address_of(code, "xong")
    assert submit(clerk, clerk.get(address), address, note="").status_code == 302
    assert [task.kind for task in open_tasks(code)] == ["return"]
