"""`motcua search`: for people a table, for programs JSON; a wrong question is told how to be mended."""

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, ProgrammingError

from motcua.interfaces.commands.management.commands import search

pytestmark = pytest.mark.django_db


def run(*words):
    out = io.StringIO()
    call_command("search", *words, stdout=out)
    return out.getvalue()


def test_json_has_the_promised_shape():
    rows = json.loads(run("mat bang lai xe", "--limit", "5", "--json"))
    assert 1 <= len(rows) <= 5
    assert [set(row) for row in rows] == [{"slug", "code", "name", "score", "why"}] * len(rows)
    assert rows[0]["slug"] == "cap-lai-giay-phep-lai-xe"
    assert rows[0]["code"] == "3.000348"
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)


def test_a_table_for_people_says_why():
    text = run("mất", "bằng", "lái", "xe", "--limit", "1")
    assert "Cấp lại giấy phép lái xe" in text
    assert "từ khóa" in text


def test_what_is_not_found_is_said():
    assert "Không tìm thấy" in run("zzzz qqqq")
    assert json.loads(run("zzzz qqqq", "--json")) == []


@pytest.mark.parametrize("text", ["", " ", "?!…", "🙂🙂", "\0", "%", "_", "a" * 10_000])
def test_a_text_that_asks_nothing_finds_nothing(text):
    assert json.loads(run(text, "--json")) == []


def test_a_text_without_words_is_answered_with_an_example():
    assert "Xin gõ điều cần tìm" in run(" ")


def test_an_endless_question_is_answered_by_its_beginning():
    rows = json.loads(run("mất bằng lái xe " * 600, "--limit", "1", "--json"))
    assert [row["slug"] for row in rows] == ["cap-lai-giay-phep-lai-xe"]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (OperationalError, "Cơ sở dữ liệu không trả lời"),
        (ProgrammingError, "Cơ sở dữ liệu chưa được nâng cấp"),
    ],
)
def test_a_missing_database_is_told_with_a_cure(monkeypatch, fault, sentence):
    def silent(*_words, **_facts):
        raise fault

    monkeypatch.setattr(search, "find_procedures", silent)
    with pytest.raises(CommandError, match=sentence) as refused:
        run("khai sinh")
    assert refused.value.returncode == 1


def test_another_day_has_other_procedures():
    now = json.loads(run("khai sinh", "--json"))
    then = json.loads(run("khai sinh", "--json", "--day", "2019-03-04"))
    assert then
    assert now


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("khai sinh", "--limit", "0"), "từ 1 đến 100"),
        (("khai sinh", "--limit", "101"), "từ 1 đến 100"),
    ],
)
def test_a_wrong_question_is_refused_with_a_cure(words, sentence):
    with pytest.raises(CommandError) as refused:
        run(*words)
    assert sentence in str(refused.value)
    assert refused.value.returncode == 2
