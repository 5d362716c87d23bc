"""The leader's minute: every figure opens the dossiers behind it, and no list names an applicant."""

import re
from datetime import datetime
from html import unescape

import pytest

from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests.test_lateness import decide
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.officer.tests.pages import words

PAGE = "/ban-lam-viec/lanh-dao/"


@pytest.fixture
def province(people, at):
    """The head of the province's office, on Monday 30 November, with four dossiers to look at."""
    head = walk.register("chinh", "Đào Văn Thử Chính", ("leader", "hy2-van-phong"))
    for day, hour in ((26, 16), (27, 16), (30, 9)):
        moment = datetime(2026, 11, day, hour, tzinfo=VIETNAM)
        decide(ways.registered_appraising(people), people, moment)
    ways.registered_appraising(people)
    at.now = datetime(2026, 11, 30, 10, tzinfo=VIETNAM)
    return head


def links(response):
    return {
        unescape(address)
        for address in re.findall(r'href="([^"]*lanh-dao/ho-so/[^"]*)"', response.content.decode())
    }


def test_the_sentence_has_the_figures(province, browser_of):
    text = words(browser_of(province).get(PAGE))
    assert "Từ đầu tháng, 66,7% trong 3 hồ sơ trả đúng hẹn." in text
    assert "Còn 1 hồ sơ quá hạn" in text
    assert "Sớm hẹn 1 Đúng hẹn 1 Trễ hẹn 1" in text
    assert "Nguyễn Thị Thu Hà" in text  # who has what is late


def test_every_figure_opens_as_many_dossiers_as_it_says(province, browser_of):
    client = browser_of(province)
    page = client.get(PAGE)
    figures = re.findall(
        r'<a href="([^"]*lanh-dao/ho-so/[^"]*)"[^>]*>(?:(?!</a>).){0,900}?<b class="num">([\d.]+)</b></a>',
        page.content.decode(),
        re.DOTALL,
    )
    assert len(figures) >= 12
    for address, count in figures:
        listed = client.get(unescape(address))
        assert listed.status_code == 200
        rows = listed.content.decode().count('<th scope="row"')
        assert rows == int(count.replace(".", "")), address


def test_lists_name_no_applicant_and_link_only_what_one_may_read(province, browser_of, people):
    client = browser_of(province)
    for address in links(client.get(PAGE)):
        content = client.get(address).content.decode()
        assert "Phạm Thị Hạnh" not in content
        assert "033190004127" not in content
        assert "/ban-lam-viec/H31" not in content
    own = browser_of(people.leader)
    opened = [own.get(address).content.decode() for address in links(own.get(PAGE))]
    assert any("/ban-lam-viec/H31" in content for content in opened)


def test_another_agency_looks_like_none(province, browser_of, people):
    client = browser_of(people.leader)
    assert client.get(f"{PAGE}ho-so/?co-quan=hy2-so-xay-dung").status_code == 404
    assert client.get(f"{PAGE}ho-so/?co-quan=xa-phuong").status_code == 404
    assert browser_of(province).get(f"{PAGE}ho-so/?co-quan=xa-phuong").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "sau=x",
        "sau=20261130T000000000000-99999999999999999999",
        "con-lai=,,la",
        "tu=31/02/2026&ket-qua=tre",
        "tu=01/01/0001&den=31/12/9999&ket-qua=som",
        "linh-vuc=%00",
        "ket-qua=som&sau=99999999T999999999999-1",
    ],
)
def test_addresses_that_mean_nothing_are_read_as_the_default(province, browser_of, query):
    assert browser_of(province).get(f"{PAGE}ho-so/?{query}").status_code == 200


def test_without_dossiers_the_page_says_so(people, browser_of):
    text = words(browser_of(people.leader).get(PAGE))
    assert "Từ đầu tháng chưa hồ sơ nào có kết quả." in text
    assert "Không hồ sơ nào quá hạn." in text
