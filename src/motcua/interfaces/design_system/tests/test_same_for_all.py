"""The frame of the page is drawn once for each language and value, and never shown to the wrong one."""

from django.template import Context, Template
from django.utils.translation import override

SOURCE = "{% load design_system i18n %}{% same_for_all section %}{{ count.drawn }} {{ section }}"
SOURCE += " {% translate 'Đăng nhập' %}{% endsame_for_all %} {{ name }}"


class Count:
    """How often the part was drawn, seen from inside."""

    number = 0

    def drawn(self):
        self.number += 1
        return self.number


def test_it_is_drawn_once_for_each_value_and_language():
    template, count = Template(SOURCE), Count()

    def shown(section, language="vi", name=""):
        with override(language):
            return template.render(Context({"section": section, "count": count, "name": name}))

    assert shown("track").startswith("1 track Đăng nhập")
    assert shown("track").startswith("1 track Đăng nhập")
    assert shown("mine").startswith("2 mine Đăng nhập")
    assert shown("track", "en").startswith("3 track ")
    assert "Đăng nhập" not in shown("track", "en")


def test_what_stands_outside_is_each_readers_own():
    template, count = Template(SOURCE), Count()
    pages = [
        template.render(Context({"section": "track", "count": count, "name": name}))
        for name in ("Hạnh", "Bình")
    ]
    assert pages[0].endswith(" Hạnh")
    assert pages[1].endswith(" Bình")


def test_what_is_kept_is_escaped_like_all_else():
    page = Template(SOURCE).render(Context({"section": "<b>", "count": Count()}))
    assert "<b>" not in page
    assert "&lt;b&gt;" in page
