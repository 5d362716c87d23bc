"""Every broken process is refused for the right reason, and the reason shows the right path (LR-083).

Sound ones: the demonstration's processes, what the catalogue gives for procedures of different shape,
and one with a fork inside the work. Each is broken in every way in which it can be.
"""

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from motcua.domain.processes.rules.builtin import builtin_process, typical_process
from motcua.domain.processes.rules.gate import faults_of
from motcua.domain.processes.rules.gate_words import SENTENCES
from motcua.domain.processes.rules.written import process_as_data, process_from
from motcua.domain.processes.tests import mutations_way, mutations_world  # noqa: F401 — they enter themselves
from motcua.domain.processes.tests.contexts import well_staffed
from motcua.domain.processes.tests.mutations import MUTATIONS
from motcua.domain.processes.tests.tables import procedure, step

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parents[6] / "data" / "demo" / "processes"
TYPICAL = (
    "xac-nhan-tinh-trang-hon-nhan",  # work, work, appraisal
    "giay-phep-kinh-doanh-van-tai",  # assignment, review
    "lien-thong-khai-tu",  # two agencies one after the other
    "thi-cong-tren-duong-bo",
)
WARNINGS = {"variant_exceeded", "office_unattended"}


def _forked_in_the_work():
    """A fork after a first part, one branch of two steps; joined in a part that is no appraisal."""
    return {
        "procedure_slug": "giay-phep-xay-dung-nha-o",
        "symbol": "QT-MẪU-02",
        "name": "Song song trong phần việc",
        "steps": [
            step("nhan", "intake", "ho-so", exits={"refuse": ["end:refusal"]}),
            step("ho-so", "work", "do-dac", "hoi-y-kien"),
            step("do-dac", "work", "ban-ve", hours=8, exits={"supplement": ["do-dac"]}),
            step("ban-ve", "work", "gop", hours=8),
            step("hoi-y-kien", "consult", "gop", hours=20, actor=_asked("Sở Xây dựng")),
            step("gop", "work", "tham", hours=2, waits_for_all=True),
            step("tham", "appraise", "xem", exits={"refuse": ["xem"]}),
            step("xem", "review", "ky", exits={"send_back": ["tham"]}),
            step("ky", "sign", "van-thu", exits={"refuse": ["van-thu"], "send_back": ["tham"]}),
            step("van-thu", "issue", "tra"),
            step("tra", "return", "end:result"),
        ],
    }


def _asked(name):
    return {"place": "named", "role": "case_officer", "agency": name}


@lru_cache(maxsize=1)
def _sound():
    tables = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["process"]
        for path in sorted(FOLDER.glob("*.yaml"))
    }
    for slug in TYPICAL:
        tables[f"typical {slug}"] = process_as_data(typical_process(procedure(slug)))
    built_in = builtin_process(procedure("dang-ky-ket-hon"))
    tables["built in"] = process_as_data(built_in)
    tables["forked in the work"] = _forked_in_the_work()
    return tables


def _faults(table, change=lambda context: context):
    process = process_from(table)
    page = procedure(process.procedure_slug)
    world = well_staffed(process, page)
    forms = frozenset({"to-khai-chung", "to-khai-dang-ky-khai-sinh"})
    return faults_of(process, context=change(replace(world, forms=forms)))


def test_the_sound_ones_pass():
    sound = _sound()
    assert len(sound) >= 12
    for name, table in sound.items():
        assert _faults(table) == (), name


@pytest.mark.parametrize("name", sorted(MUTATIONS))
def test_a_broken_process_is_refused_for_the_right_reason_with_the_right_path(name):
    made = 0
    for sound, table in _sound().items():
        broken = MUTATIONS[name](table)
        if broken is None:
            continue
        made += 1
        faults = _faults(broken.table, broken.change)
        assert {each.code for each in faults} == {broken.code}, (sound, faults)
        assert any(_goes_through(each.path, broken.through) for each in faults), (sound, faults)
        for each in faults:
            assert "%" not in each.message_vi
            assert each.message_vi.endswith(".")
    assert made, f"{name} breaks nothing"


def test_at_least_a_hundred_broken_processes_and_every_code_among_them():
    made = Counter(
        broken.code
        for table in _sound().values()
        for mutate in MUTATIONS.values()
        if (broken := mutate(table)) is not None
    )
    assert len(MUTATIONS) >= 75
    assert made.total() >= 500
    assert set(made) == set(SENTENCES) - WARNINGS


def test_mutations_leave_the_sound_process_as_it_was():
    before = str(_sound())
    for table in _sound().values():
        for mutate in MUTATIONS.values():
            mutate(table)
    assert str(_sound()) == before


def _goes_through(path, wanted):
    rest = iter(path)
    return all(key in rest for key in wanted)


def test_the_readme_explains_every_code():
    readme = Path(__file__).parents[2] / "README.md"
    rows = [line for line in readme.read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    codes = [line.split("`")[1] for line in rows if len(line.split(" | ")) == 3]
    assert sorted(codes) == sorted(SENTENCES)
