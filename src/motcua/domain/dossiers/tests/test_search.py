"""Finding a dossier by code, number, telephone or name, and only what one may read."""

import json

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.dossiers.rules.lookup import plain_words
from motcua.domain.dossiers.selectors import find_on_desk

from . import people as walk


@pytest.fixture
def code(people):
    return walk.submitted(people)


def codes(text, by):
    return [head.code for head in find_on_desk(text, by=by)]


def ways_to_ask(code):
    return [
        code,
        code.lower(),
        "-".join(code.split("-")[-2:]),
        code[:-4],
        "033190004127",
        "033 190 004 127",
        "0900 000 127",
        "0900.000.127",
        "Phạm Thị Hạnh",
        "pham thi hanh",
        "HẠNH",
        "hạ",
        "  Phạm   Hạnh ",
        "Hạnh Phạm",
    ]


def test_every_way_to_ask_finds_it_and_only_for_those_who_may_read(people, code):
    for text in ways_to_ask(code):
        assert codes(text, people.one_stop) == [code], text
        assert codes(text, people.case_officer) == [code], text
        assert codes(text, people.stranger) == [], text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "%",
        "_",
        "' & 'x",
        "a|b",
        "\\",
        "Phạm Văn",
        "0001",
        "%%%%%%%%%%%%%%%9",
        ":* !",
        "🙂",
        "anh",
    ],
)
def test_anything_else_finds_nothing_and_breaks_nothing(people, code, text):
    assert codes(text, people.one_stop) == []


@given(st.text(max_size=60))
def test_words_are_plain(text):
    for word in plain_words(text):
        assert word == word.lower()
        assert not set(word) & set("'\\|:*&! ")


def test_the_database_makes_words_plain_as_we_do(people):
    name = "Đặng Thị Ánh-Tuyết (chủ hộ), O'Hara ĐỖ Ỷ"
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossiers_name_words(%s, 'a', 'b')::text", [name])
        (kept,) = cursor.fetchone()
    found = {word.strip("'") for word in kept.split(" ")}
    assert found == {f"{agency}|{word}" for agency in "ab" for word in plain_words(name)}


COPIES = """
    INSERT INTO dossiers_dossier ({columns})
    SELECT {values} FROM dossiers_dossier original, generate_series(1, 20000) number
    WHERE original.code = %s
"""


def copies(code):
    """Twenty thousand dossiers of somebody else, in agencies that are read and that are not."""
    fields = apps.get_model("dossiers", "Dossier")._meta.concrete_fields
    names = [field.column for field in fields if field.column != "id"]
    other = {
        "code": "'H31.101.00-250101-' || lpad(number::text, 5, '0')",
        "submitter_name": "'Trần Văn ' || chr(97 + number %% 26)",
        "submitter_identity_number": "'0330880' || lpad(number::text, 5, '0')",
        "phone_number": "'0900 ' || number",
    }
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(other.get(name, f'original."{name}"') for name in names)
    with connection.cursor() as cursor:
        cursor.execute(COPIES.format(columns=columns, values=values), [code])
        cursor.execute("ANALYZE dossiers_dossier")


def test_at_scale_every_question_is_a_stretch_of_an_index(people, code, monkeypatch):
    from motcua.domain.dossiers.selectors import search  # noqa: PLC0415

    copies(code)
    plans = []
    original = search.read

    def explained(statement, parameters):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
            [(found,)] = cursor.fetchall()
        plans.append(found if isinstance(found, str) else json.dumps(found))
        return original(statement, parameters)

    monkeypatch.setattr(search, "read", explained)
    for text in ways_to_ask(code):
        assert codes(text, people.one_stop) == [code], text
    assert len(plans) >= len(ways_to_ask(code))
    for plan in plans:
        for node in walked(json.loads(plan)[0]["Plan"]):
            is_whole = node["Node Type"] == "Seq Scan"
            assert not (is_whole and node["Relation Name"] == "dossiers_dossier"), plan


def walked(node):
    yield node
    for child in node.get("Plans", []):
        yield from walked(child)


def test_a_search_is_three_queries_at_most(
    people, code, reference_data_at_hand, django_assert_max_num_queries
):
    for text in ways_to_ask(code):
        with django_assert_max_num_queries(3):
            find_on_desk(text, by=people.one_stop)
