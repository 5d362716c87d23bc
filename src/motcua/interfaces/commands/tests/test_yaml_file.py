"""A file that cannot be read is told apart from one that can, in words, never by a traceback."""

import pytest

from motcua.interfaces.commands.reference_data import yaml_file


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "thu.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("content", "data"),
    [
        ("a: '2026-11-24'\nb: 2026-11-24", {"a": "2026-11-24", "b": "2026-11-24"}),
        ("- no\n- yes\n- on\n- 07:30\n- 11:30\n- 08", ["no", "yes", "on", "07:30", "11:30", "08"]),
        ("- 1\n- -2.5\n- true\n- null\n- ~\n- 0x1f", [1, -2.5, True, None, None, "0x1f"]),
        ("\ufeffa: Đăng ký", {"a": "Đăng ký"}),
        ("", None),
        ("a: 'x * y'\nb: '*nhấn*'", {"a": "x * y", "b": "*nhấn*"}),
    ],
)
def test_what_is_read(written, content, data):
    assert yaml_file.read(written(content)) == data


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("a: 1\na: 2", "dòng 2: khóa 'a' ghi hai lần"),
        ("a: [1, 2", "không đúng cú pháp YAML"),
        ("a:\n\t- 1", "dòng 2"),
        ("a: &x [1]\nb: *x", "không dùng tham chiếu *x"),
        ("a: !!python/object/apply:os.system ['true']", "không dùng thẻ"),
        ("a: 1\n---\nb: 2", "không đúng cú pháp YAML"),
        ("a: \x07", "không đọc được như YAML"),
        ("Đăng ký".encode("utf-16"), "không phải UTF-8"),
        ("Đăng ký".encode("cp1258", "ignore"), "không phải UTF-8"),
        ("[" * 100_000, "không đúng cú pháp YAML"),
        ("? {a: 1}\n: 2", "không đọc được như YAML"),
        ("a: " + "x" * yaml_file.FILE_BYTES_MAX, "quá 16.777.216"),
    ],
)
def test_what_cannot_be_read_says_why(written, content, sentence):
    with pytest.raises(yaml_file.Unreadable) as refused:
        yaml_file.read(written(content))
    assert sentence in str(refused.value)


def test_a_missing_file_and_a_folder(tmp_path):
    with pytest.raises(yaml_file.Unreadable, match="không có tệp này"):
        yaml_file.read(tmp_path / "khong-co.yaml")
    with pytest.raises(yaml_file.Unreadable, match="không mở được"):
        yaml_file.read(tmp_path)
