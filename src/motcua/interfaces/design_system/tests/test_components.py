"""Components show plain values, escape every word and never rely on colour alone."""

from datetime import datetime

import pytest
from django import forms
from django.template import Context, Template

from motcua.domain.dossiers.states import State
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system.components import (
    Due,
    Fact,
    Fault,
    ProgressStep,
    ReckoningLine,
    RulerDay,
    TimelineEvent,
)
from motcua.interfaces.design_system.icons import IconMissing, inline_icon
from motcua.interfaces.design_system.states import LOOKS

HOSTILE = '"><script>alert(1)</script>'


def drawn(source, **values):
    return Template("{% load design_system vietnamese %}" + source).render(Context(values))


def test_every_state_a_dossier_can_have_has_words_a_picture_and_a_group():
    assert {state.value for state in State} <= set(LOOKS)
    assert {look.group for look in LOOKS.values()} == {"you", "we", "wait", "good", "bad", "end"}


@pytest.mark.parametrize("state", LOOKS)
def test_a_state_badge_says_the_state_in_words_beside_a_picture(state):
    html = drawn("{% state_badge state %}", state=state)

    assert str(LOOKS[state].words) in html
    assert '<svg class="bi"' in html


def test_an_unknown_state_is_a_fault_of_ours_and_is_not_hidden():
    with pytest.raises(KeyError):
        drawn("{% state_badge 'lost' %}")


def test_an_icon_is_hidden_from_screen_readers_and_has_no_size_of_its_own():
    html = inline_icon("inbox")

    assert 'aria-hidden="true"' in html
    assert 'width="1em"' in html
    assert "<path d=" in html


@pytest.mark.parametrize("name", ["no-such-icon", "../../etc/passwd", "Inbox", ""])
def test_an_icon_that_is_not_in_the_set_is_refused(name):
    with pytest.raises(IconMissing):
        inline_icon(name)


def test_before_the_icons_are_laid_down_the_words_stand_alone(settings, tmp_path):
    settings.ICONS_FOLDER = tmp_path / "not-yet"
    inline_icon.cache_clear()
    try:
        assert inline_icon("inbox") == ""
    finally:
        inline_icon.cache_clear()


def test_a_due_state_says_in_words_what_its_shape_says():
    assert drawn("{% due value %}", value=Due("late", "Quá 2 ngày")) == (
        '<span class="mc-due late">Quá 2 ngày</span>'
    )


@pytest.mark.parametrize(
    ("arguments", "filled", "empty", "over"),
    [
        ('1 5 "early"', 1, 4, 0),
        ('5 5 "soon"', 5, 0, 0),
        ('15 30 "early"', 5, 5, 0),  # Thirty days in ten notches.
        ('5 5 "late" 2', 5, 0, 2),
        ('3 3 "late" 40', 3, 0, 3),
        ('0 0 "off"', 0, 0, 0),
    ],
)
def test_notches_count_days_used_left_and_over(arguments, filled, empty, over):
    html = drawn(f"{{% ticks {arguments} %}}")

    assert html.count('class="f"') == filled
    assert html.count('class=""') == empty
    assert html.count('class="x"') == over


def test_the_ruler_names_every_day_and_marks_today():
    html = drawn(
        "{% ruler days %}",
        days=[
            RulerDay("19/11", "Nhận", "start", caption="Nhận 19/11"),
            RulerDay("23/11", "Ngày 1", "now", tenths=4, is_today=True),
        ],
    )

    assert "<b>19<i>/11</i></b>" in html
    assert html.count('aria-current="date"') == 1
    assert '<li class="now today f4"' in html
    assert '<p aria-hidden="true"><span class="start">Nhận 19/11</span> </p>' in html


@pytest.mark.parametrize(
    ("count", "size"), [(6, "few"), (7, "some"), (12, "some"), (17, "many"), (18, "lots")]
)
def test_the_ruler_knows_how_much_room_its_words_need(count, size):
    days = [RulerDay(f"{number:02}/11", "", "next") for number in range(1, count + 1)]

    assert f'<div class="mc-ruler {size}">' in drawn("{% ruler days %}", days=days)


def test_a_reckoning_is_a_table_with_a_caption_and_row_headings():
    html = drawn(
        '{% reckoning lines "Tính thế nào?" %}',
        lines=[ReckoningLine("Thứ Hai 23/11", "Ngày làm việc thứ nhất.", "1")],
    )

    assert "<caption" in html
    assert '<th scope="row">Thứ Hai 23/11</th>' in html
    assert "<details" in html
    assert " open" not in html


def test_a_timeline_marks_its_moments_for_machines():
    at = datetime(2026, 11, 19, 15, 20, tzinfo=VIETNAM)
    html = drawn("{% timeline events %}", events=[TimelineEvent("Tiếp nhận", at=at)])

    assert '<time datetime="2026-11-19T15:20:00+07:00">15:20, thứ Năm 19/11/2026</time>' in html


def test_an_application_says_which_step_it_is_at():
    html = drawn(
        "{% progress steps %}",
        steps=[ProgressStep("Một", "done", address="/1/"), ProgressStep("Hai", "now")],
    )

    assert "Bước 2 trong 2" in html
    assert 'aria-current="step"' in html
    assert '<a href="/1/">Một</a>' in html


def test_a_field_with_a_fault_reads_the_fault_out_and_keeps_what_was_typed():
    html = drawn(
        '{% field name="id" label="Số căn cước" value=typed hint="12 chữ số." error="Thiếu 1 số." %}',
        typed="03319000412",
    )

    assert '<label class="form-label" for="o-id">' in html
    assert 'value="03319000412"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="o-id-goi-y o-id-loi"' in html
    assert 'id="o-id-goi-y"' in html
    assert 'id="o-id-loi"' in html


def test_a_field_of_a_form_is_drawn_like_any_other():
    class Sample(forms.Form):
        phone = forms.CharField(label="Số điện thoại", max_length=12, help_text="Để báo tin.")
        secret = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)

    form = Sample({"phone": "", "secret": "hunter2"})
    phone, secret = (
        drawn("{% form_field f %}", f=form["phone"]),
        drawn("{% form_field f %}", f=form["secret"]),
    )

    assert 'class="mc-field bad"' in phone
    assert 'maxlength="12"' in phone
    assert 'type="password"' in secret
    assert "hunter2" not in secret


def test_a_list_of_faults_links_to_the_fields_and_is_absent_when_all_is_well():
    html = drawn("{% error_summary faults %}", faults=[Fault("o-id", "Thiếu 1 số")])

    assert 'role="alert"' in html
    assert '<a href="#o-id">Thiếu 1 số</a>' in html
    assert drawn("{% error_summary faults %}", faults=[]).strip() == ""


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("{% due 'soon' x %}", {}),
        ("{% note 'info' %}{{ x }}{% endnote %}", {}),
        ("{% facts items %}", {"items": [Fact(HOSTILE, HOSTILE, verified=HOSTILE)]}),
        ("{% timeline items %}", {"items": [TimelineEvent(HOSTILE, detail=HOSTILE)]}),
        ("{% ruler items %}", {"items": [RulerDay(HOSTILE, HOSTILE, "past")]}),
        ("{% reckoning items x %}", {"items": [ReckoningLine(HOSTILE, HOSTILE, HOSTILE)]}),
        ("{% progress items %}", {"items": [ProgressStep(HOSTILE, "now", HOSTILE, HOSTILE)]}),
        ("{% error_summary items %}", {"items": [Fault(HOSTILE, HOSTILE)]}),
        ("{% empty x x x x %}", {}),
        ("{% field name=x label=x value=x hint=x error=x placeholder=x %}", {}),
        ("{% field name=x label=x value=x kind='textarea' %}", {}),
        ("{{ x|masked }}", {}),
    ],
)
def test_no_component_lets_a_word_become_markup(source, values):
    html = drawn(source, x=HOSTILE, **values)

    assert "<script" not in html
    assert "&lt;" in html
