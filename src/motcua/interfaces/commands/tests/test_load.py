"""`motcua load`: every fault is said with file, record and field; nothing of a faulty file is loaded."""

import io
import shutil
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.organisations.errors import AgencyNotFound
from motcua.domain.organisations.selectors import agency
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation import journal

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)
DATA = Path(settings.REFERENCE_DATA_FOLDER)
CATALOGUE = "catalogue"
SLUGS = ("dang-ky-khai-sinh", "dang-ky-ket-hon", "dang-ky-khai-tu")


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data):
        return True


@cache
def shipped(name):
    """The data of a file; of the procedures only a few, to keep the tests short."""
    document = yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    if name == "procedures.yaml":
        rows = document["procedures"]
        document["procedures"] = [row for row in rows if row["slug"] in SLUGS]
        document["meta"]["most_used"] = list(SLUGS)
    return document


class Folder:
    """A copy of data/ that a test spoils, and what loading it said."""

    def __init__(self, path):
        self.path = path

    def write(self, name, content):
        path = self.path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def change(self, name, change):
        """Change the data of a file and write it again."""
        document = deepcopy(shipped(name))
        change(document)
        return self.write(name, yaml.dump(document, Dumper=_Dumper, allow_unicode=True))

    def load(self, *names, **options):
        """What was said to stdout; raises CommandError as the command does."""
        out, self.faults = io.StringIO(), io.StringIO()
        paths = [self.path / name for name in names] or [self.path]
        call_command("load", *paths, stdout=out, stderr=self.faults, no_color=True, **options)
        return out.getvalue()

    def refused(self, *names, **options):
        """The lines of faults of a load that must fail."""
        with pytest.raises(CommandError, match="lỗi"):
            self.load(*names, **options)
        return self.faults.getvalue().splitlines()


@pytest.fixture
def folder(tmp_path):
    for name in DATA.glob("*.yaml"):
        shutil.copy(name, tmp_path)
    shutil.copytree(DATA / "forms", tmp_path / "forms")
    return Folder(tmp_path)


def procedure(document, slug="dang-ky-khai-sinh"):
    return next(row for row in document["procedures"] if row["slug"] == slug)


def test_loading_what_is_there_already_changes_nothing(folder):
    written = journal.entries_about(CATALOGUE)
    said = folder.load()
    for line in said.splitlines():
        assert ": 0 mới, 0 đổi, 0 thôi hiệu lực, " in line
    assert len(said.splitlines()) == 7 + len(list((DATA / "forms").glob("*.yaml")))
    assert journal.entries_about(CATALOGUE) == written


def test_a_change_is_loaded_once(folder):
    def change(document):
        procedure(document)["time_limit"] |= {"value": 2, "same_day": True}
        del procedure(document)["time_limit"]["same_day"]
        process = procedure(document)["internal_process"]
        process["total_hours"] = 16
        process["steps"][1]["hours"] += 8

    folder.change("procedures.yaml", change)
    said = folder.load("procedures.yaml")
    assert " đổi" in said
    assert ": 0 mới" in said
    assert str(procedure_on("dang-ky-khai-sinh", DAY).limit) == "2 ngày làm việc"
    assert "0 đổi" in folder.load("procedures.yaml")
    assert journal.latest_about(CATALOGUE).by == "operator"


def test_check_writes_nothing(folder):
    folder.change("procedures.yaml", lambda document: procedure(document).update(note="Ghi chú"))
    assert "hợp lệ" in folder.load("procedures.yaml", check=True)
    assert procedure_on("dang-ky-khai-sinh", DAY).note != "Ghi chú"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda row: row.pop("name"), "—: thiếu trường 'name'"),
        (lambda row: row.update(colour="đỏ"), "—: trường lạ 'colour'"),
        (lambda row: row.update(code="1.19"), "code: '1.19' sai dạng"),
        (lambda row: row.update(field="la"), "field: lĩnh vực lạ 'la'"),
        (lambda row: row.update(level_2tier="district"), "level_2tier: 'district' không có trong"),
        (lambda row: row.update(subjects=[]), "subjects: có 0 mục, phải có ít nhất 1"),
        (lambda row: row.update(keywords=["a", "a"]), "keywords: có hai mục giống nhau"),
        (lambda row: row.update(name=" Đăng ký khai sinh"), "name: thừa khoảng trắng"),
        (lambda row: row.update(name="Đăng ký (khai sinh"), "name: ngoặc không khép"),
        (lambda row: row.update(name="Đăng ky\u0301 khai sinh"), "name: 'Đăng kỳ"[:7]),
        (lambda row: row.update(name="Đăng k\ufffd khai sinh"), "name: ký tự hỏng"),
        (lambda row: row.update(online_payment="có"), "online_payment: đang là 'có', phải là true"),
        (
            lambda row: row["time_limit"].update(value=0),
            "time_limit.value: đang là 0, phải lớn hơn",
        ),
        (lambda row: row["time_limit"].update(value=2), "time_limit: trả trong ngày phải là 1"),
        (lambda row: row["time_limit"].update(unit="weeks"), "time_limit.unit: 'weeks' không có"),
        (lambda row: row["fees"][0].update(amount_vnd=-1), "fees.0.amount_vnd: đang là -1"),
        (lambda row: row["fees"][0].update(amount_vnd=1.5), "fees.0.amount_vnd: đang là 1.5"),
        (lambda row: row["fees"][0].update(set_by="HĐND"), "fees.0: 'Lệ phí hộ tịch"),
        (lambda row: row["components"][0].update(order=7), "components: không đánh số 1, 2, 3"),
        (lambda row: row["components"][0].update(original=0), "components.0: 'Tờ khai"),
        (
            lambda row: row["components"][0].update(condition="khi cần"),
            "components.0.condition: chỉ ghi điều kiện",
        ),
        (
            lambda row: row["components"][0].update(once_only_source="CSDL lạ"),
            "components.0.once_only_source: cơ sở dữ liệu lạ",
        ),
        (
            lambda row: row["agencies"].update(competent_2tier=["Sở Lạ"]),
            "agencies.competent_2tier: tên lạ 'Sở Lạ'",
        ),
        (
            lambda row: row["agencies"].update(receiving_2tier=[]),
            "agencies.receiving_2tier: không khớp level_2tier",
        ),
        (
            lambda row: row["internal_process"]["steps"][0].update(hours=3),
            "internal_process: các bước cộng lại 10 giờ, tổng ghi 8",
        ),
        (
            lambda row: row["interlinked"].update(with_procedures=["la"]),
            "interlinked.with_procedures: liên thông với thủ tục lạ 'la'",
        ),
        (lambda row: row.update(source=["la"]), "source: nguồn lạ 'la'"),
        (
            lambda row: row.update(legal_basis_recalled=["1/2000/NĐ-CP"]),
            "legal_basis_recalled: có văn bản không thuộc legal_basis",
        ),
        (
            lambda row: row["online"].update(available=False),
            "online.available: mâu thuẫn với mode_2025",
        ),
        (
            lambda row: row.update(
                history=[{"code": None, "valid_from": "2025-02-30", "valid_to": None}]
            ),
            "history.0.valid_from: '2025-02-30' không phải ngày có thật",
        ),
        (
            lambda row: row.update(
                history=[
                    {"code": None, "valid_from": "2020-01-01", "valid_to": "2021-01-01"},
                    {"code": None, "valid_from": "2021-01-01", "valid_to": None},
                ]
            ),
            "history: hai kỳ cùng hiệu lực ngày 2021-01-01",
        ),
    ],
)
def test_a_fault_in_a_procedure_is_said_with_record_and_field(folder, change, line):
    folder.change("procedures.yaml", lambda document: change(procedure(document)))
    lines = folder.refused("procedures.yaml", check=True)
    start = f"{folder.path / 'procedures.yaml'} · dang-ky-khai-sinh · "
    assert any(said.startswith(start + line) for said in lines), lines


def test_all_faults_of_all_files_are_said_at_once_and_sound_files_are_loaded(folder):
    """agencies.yaml is sound and loaded; nothing of procedures.yaml is, not even its sound records."""

    def spoil(document):
        procedure(document)["field"] = "la"
        procedure(document, "dang-ky-ket-hon")["code"] = "x"
        procedure(document, "dang-ky-khai-tu")["note"] = "Mới"

    def rename(document):
        document["hung_yen_2025"]["agencies"][0]["name"] = "UBND tỉnh Hưng Yên (thử)"

    folder.change("procedures.yaml", spoil)
    folder.change("agencies.yaml", rename)
    lines = folder.refused()
    assert len(lines) == 3
    assert agency("hy2-ubnd").name == "UBND tỉnh Hưng Yên (thử)"
    assert procedure_on("dang-ky-khai-tu", DAY).note != "Mới"


def test_procedures_are_not_loaded_onto_faulty_agencies(folder):
    def spoil(document):
        document["ministries"][0]["successor"] = "khong-co"

    folder.change("agencies.yaml", spoil)
    folder.change("procedures.yaml", lambda document: procedure(document).update(note="Mới"))
    lines = folder.refused()
    assert "bo-cong-an · successor: trỏ đến cơ quan không có 'khong-co'" in lines[0]
    assert "procedures.yaml: không nạp vì dữ liệu cơ quan, đơn vị có lỗi." in lines[1]
    assert procedure_on("dang-ky-khai-sinh", DAY).note != "Mới"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            lambda year: year["holidays"][0].update(date="2026-02-30"),
            "2026 · holidays.0.date: '2026-02-30' không phải ngày có thật",
        ),
        (
            lambda year: year["holidays"][0].update(weekday="thứ Hai"),
            "2026 2026-01-01 · weekday: ngày này là thứ Năm, không phải thứ Hai",
        ),
        (
            lambda year: year["holidays"][0].update(date="2025-12-31", weekday="thứ Tư"),
            "2026 2025-12-31 · date: không thuộc năm 2026",
        ),
        (
            lambda year: year["swaps"][0].update(work_day="2026-01-09"),
            "cả tệp · —: ngày làm bù 09/01/2026 không phải thứ Bảy, Chủ nhật",
        ),
        (
            lambda year: year["holidays"].append(year["holidays"][0]),
            "cả tệp · —: ngày 01/01/2026 có hai dòng",
        ),
        (lambda year: year.pop("swaps"), "2026 · —: thiếu trường 'swaps'"),
    ],
)
def test_a_fault_in_the_calendar_is_said(folder, change, line):
    folder.change("holidays.yaml", lambda document: change(document["years"][2026]))
    version = calendar_for("hy2-ubnd", DAY).version
    assert any(line in said for said in folder.refused("holidays.yaml"))
    assert calendar_for("hy2-ubnd", DAY).version == version


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            lambda rows: rows["tier"]["values"][0].update(valid_to="2025-06-29"),
            "tham số tier: không có giá trị giữa 29/06/2025 và 01/07/2025",
        ),
        (
            lambda rows: rows["tier"]["values"][0].update(valid_to="2025-07-01"),
            "tham số tier: hai kỳ chồng nhau vào ngày 01/07/2025",
        ),
        (lambda rows: rows.pop("tier"), "thiếu tham số tier"),
        (lambda rows: rows.update(colour=rows["tier"]), "tham số lạ colour"),
        (lambda rows: rows["tier"]["values"][0].update(mark="sure"), "values.0.mark: 'sure'"),
    ],
)
def test_a_fault_in_the_regimes_is_said(folder, change, line):
    folder.change("regimes.yaml", lambda document: change(document["parameters"]))
    assert any(line in said for said in folder.refused("regimes.yaml"))
    assert regime_on(DAY).version == "R2c"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            lambda document: document["hung_yen_2025"]["communes"][0]["agencies"][0].update(
                identifier_assumed="102.00.00.H31"
            ),
            "identifier: 102.00.00.H31 đã dùng cho",
        ),
        (
            lambda document: document["hung_yen_2025"]["communes"][0]["agencies"][0].update(
                identifier_short_assumed="H31/101"
            ),
            "hy2-11953-ubnd · identifier_short: 'H31/101' sai cấu trúc",
        ),
        (
            lambda document: document["hung_yen_2019"]["communes"][0].update(
                district_gso_code="999"
            ),
            "Phường Lam Sơn · district_gso_code: không có huyện này",
        ),
        (
            lambda document: document["provinces_2025"].append(document["provinces_2025"][0]),
            "gso_code: '01' dùng cho 2 bản ghi",
        ),
        (lambda document: document.pop("ministries"), "ministries · —: thiếu danh sách này"),
    ],
)
def test_a_fault_in_the_agencies_is_said(folder, change, line):
    folder.change("agencies.yaml", change)
    assert any(line in said for said in folder.refused("agencies.yaml"))


def test_a_name_that_points_at_no_agency_is_said_even_without_the_file_of_agencies(folder):
    def spoil(document):
        document["meta"]["agency_names"]["Sở Nội vụ"]["two_tier"] = "khong-co"

    folder.change("procedures.yaml", spoil)
    assert "không có cơ quan 'khong-co'" in folder.refused()[0]
    assert "không có cơ quan 'khong-co'" in folder.refused("procedures.yaml")[0]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("procedures.yaml", "procedures: [", "không đúng cú pháp YAML"),
        ("procedures.yaml", "procedures: 7\nmeta: {}", "thiếu trường 'fields'"),
        ("procedures.yaml", "procedures: []\nprocedures: []", "khóa 'procedures' ghi hai lần"),
        ("procedures.yaml", "procedures: [null, 7, [], {}]", "meta"),
        ("procedures.yaml", "Đăng ký".encode("utf-16"), "không phải UTF-8"),
        ("holidays.yaml", "years: [2026]", "phải có ít nhất một năm"),
        ("holidays.yaml", "years: {abc: {holidays: [], swaps: []}}", "abc · —: không phải một năm"),
        ("regimes.yaml", "profiles: 1\nparameters: 2", "profiles phải là danh sách"),
        ("agencies.yaml", "ministries: 3", "thiếu danh sách này"),
        ("roles.yaml", "roles: {a: 1}", "phải là danh sách"),
        ("roles.yaml", "roles: [{key: a}]", "thiếu trường 'name'"),
        (
            "roles.yaml",
            "roles: [{key: a, name: A, legal_basis: B, permissions: [dossiers.acept]}]",
            "a · permissions: quyền lạ 'dossiers.acept'",
        ),
        ("thu.yaml", "colours: [red]", "không nhận ra loại dữ liệu"),
        ("thu.yaml", "", "không nhận ra loại dữ liệu"),
        ("thu.yaml", "- 1", "không nhận ra loại dữ liệu"),
        ("thu.yaml", "procedures: " + "[" * 900 + "]" * 900, "thu.yaml"),
        ("forms/thu.yaml", "key: thu\npages: []", "thiếu trường 'version'"),
        (
            "forms/thu.yaml",
            "key: thu\nversion: 1\ntitle: Thử\nvalid_from: '2026-01-01'\npages: [{}]",
            "không đọc được biểu mẫu",
        ),
    ],
)
def test_a_file_that_makes_no_sense_is_told_in_words(folder, name, content, sentence):
    folder.write(name, content)
    lines = folder.refused(name)
    assert any(sentence in line for line in lines), lines


def test_a_missing_file_is_named(folder, settings):
    with pytest.raises(CommandError):
        folder.load("khong-co.yaml")
    assert "khong-co.yaml · cả tệp · —: không có tệp này" in folder.faults.getvalue()
    (folder.path / "holidays.yaml").unlink()
    settings.REFERENCE_DATA_FOLDER = folder.path
    faults = io.StringIO()
    with pytest.raises(CommandError):
        call_command("load", stderr=faults, stdout=io.StringIO(), no_color=True)
    assert faults.getvalue() == (
        "holidays.yaml · cả tệp · —: không có tệp này; xin kiểm tra đường dẫn\n"
    )


def test_a_new_procedure_and_a_new_agency_come_together(folder):
    """A department added to the agencies, a name for it, and a procedure it decides."""

    def add_agency(document):
        new = dict(document["hung_yen_2025"]["agencies"][2], id="hy2-so-thu", name="Sở Thử")
        new |= {"identifier_assumed": "000.00.99.H31", "identifier_short_assumed": "H31.099.00"}
        document["hung_yen_2025"]["agencies"].append(new)

    def add_procedure(document):
        names = document["meta"]["agency_names"]
        names["Sở Thử"] = {"kind": "province", "three_tier": None, "two_tier": "hy2-so-thu"}
        row = dict(procedure(document), slug="thu", code=None, name="Thủ tục thử")
        row["level_2tier"], row["level_3tier"] = "province", None
        row["agencies"] = {
            "competent_2tier": ["Sở Thử"],
            "competent_3tier": [],
            "receiving_2tier": ["Trung tâm Phục vụ hành chính công tỉnh"],
            "receiving_3tier": [],
            "coordinating": [],
        }
        document["procedures"].append(row)

    with pytest.raises(AgencyNotFound):
        agency("hy2-so-thu")
    folder.change("agencies.yaml", add_agency)
    folder.change("procedures.yaml", add_procedure)
    folder.load()
    page = procedure_on("thu", DAY)
    assert page.competent_agencies[0].agency.code == "hy2-so-thu"
    with pytest.raises(ProcedureNotFound):
        procedure_on("thu", date(2019, 3, 4))
