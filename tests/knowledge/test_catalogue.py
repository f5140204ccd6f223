"""sources.toml: whose registers there are, and what may be wrong with the list."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from knowledge.catalogue import FILE, PACKAGED, Catalogue, read_catalogue
from knowledge.errors import RegisterError
from knowledge.records import Bureau, Source
from tests.knowledge.register_files import SOURCES, write

BUREAU = '[[bureau]]\nid = "yining"\nname = "伊宁市司法局"\n'
SOURCE = '[[source]]\nid = "list"\nbureau = "yining"\ntitle = "权责清单"\nfile = "list.txt"\n'


def catalogue_of(folder: Path, toml: str | bytes) -> Catalogue:
    """The catalogue of a folder with this list and one file."""
    write(folder, "甲", "list.txt")
    write(folder, toml, FILE)
    return read_catalogue(folder)


def test_the_package_brings_two_registers(catalogue: Catalogue) -> None:
    """Two bureaus, a register each; neither document states a date."""
    assert catalogue.folder == PACKAGED
    assert catalogue.bureaus == (Bureau("municipal", "市司法局"), Bureau("yining", "伊宁市司法局"))
    assert [(s.id, s.bureau, s.file, s.date) for s in catalogue.sources] == [
        ("municipal", "municipal", "municipal.txt", ""),
        ("yining", "yining", "yining.txt", ""),
    ]


def test_each_file_is_known_by_its_sum(catalogue: Catalogue) -> None:
    """The sha256 is that of the file as it lies there."""
    for source in catalogue.sources:
        data = (SOURCES / source.file).read_bytes()
        assert source.sha256 == hashlib.sha256(data).hexdigest()
        assert catalogue.path(source) == PACKAGED / source.file


@pytest.mark.parametrize("date", ["", 'date = "2023年"\n', "date = 2023-05-01\n", 'date = ""\n'])
def test_a_list_is_read_in_its_order(tmp_path: Path, date: str) -> None:
    """Bureaus and sources come as listed; a date is kept as stated, in either spelling."""
    second = SOURCE.replace('"list"', '"second"')
    found = catalogue_of(tmp_path, BUREAU + SOURCE + date + second)
    digest = hashlib.sha256("甲".encode()).hexdigest()
    stated = {"date = 2023-05-01\n": "2023-05-01", 'date = "2023年"\n': "2023年"}.get(date, "")
    assert found.sources == (
        Source("list", "yining", "权责清单", "list.txt", digest, stated),
        Source("second", "yining", "权责清单", "list.txt", digest, ""),
    )


def test_a_bom_before_the_list_makes_no_difference(tmp_path: Path) -> None:
    """An editor on Windows may have put one there, and line ends of its own."""
    usual = catalogue_of(tmp_path, BUREAU + SOURCE)
    windows = ("\ufeff" + BUREAU + SOURCE).replace("\n", "\r\n")
    assert catalogue_of(tmp_path, windows) == usual


def without(text: str, name: str) -> str:
    """An entry without one of its lines."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(name))


def changed(name: str, value: str) -> str:
    """A good list with one value of its source changed."""
    return BUREAU + without(SOURCE, name) + f"{name} = {value}\n"


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("", "没有列出任何登记表，请写上 [[source]]"),
        (BUREAU, "没有列出任何登记表"),
        (BUREAU + SOURCE.replace("[[source]]", "[source]"), "没有列出任何登记表"),
        ("source = [1, 2]", "没有列出任何登记表"),
        (BUREAU + SOURCE + "file", "不是有效的 TOML，请改正"),
        ("甲" * 9, "不是有效的 TOML"),
        ((BUREAU + SOURCE).encode("gb18030"), "不是有效的 TOML"),
        (b"\x00\xff", "不是有效的 TOML"),
        # An entry lacks something, or has it in another kind.
        (without(BUREAU, "id") + SOURCE, "缺少 id，或不是文字，请补上"),
        (without(BUREAU, "name") + SOURCE, "缺少 name，或不是文字"),
        *((BUREAU + without(SOURCE, n), f"缺少 {n}") for n in ("id", "bureau", "title", "file")),
        (changed("title", "5"), "缺少 title，或不是文字"),
        (changed("title", '" "'), "缺少 title，或不是文字"),
        (changed("file", "true"), "缺少 file，或不是文字"),
        # Ids open every key.
        (changed("id", '"Yining"'), "id 只能用小写字母、数字和下划线：Yining"),
        (changed("id", '"伊宁"'), "id 只能用小写字母、数字和下划线：伊宁"),
        (changed("id", '"yi/ning"'), "id 只能用小写字母"),
        (changed("id", '"9"'), "id 只能用小写字母"),
        (BUREAU.replace("yining", "a b") + SOURCE, "id 只能用小写字母"),
        (BUREAU + SOURCE + SOURCE, "有两个相同的 id，请改其中一个"),
        (BUREAU + BUREAU + SOURCE, "有两个相同的 id"),
        (SOURCE, "没有这个机关：yining，请写上 [[bureau]]"),
        (changed("bureau", '"kashi"'), "没有这个机关：kashi"),
        # A list names no file outside its folder.
        (changed("file", '"../list.txt"'), "file 只写文件名，不写路径：../list.txt"),
        (changed("file", '"/etc/passwd"'), "file 只写文件名，不写路径：/etc/passwd"),
        (changed("file", '"sub/list.txt"'), "file 只写文件名，不写路径"),
        (changed("file", '"./list.txt"'), "file 只写文件名，不写路径"),
        (changed("file", '".."'), "file 只写文件名，不写路径"),
        (changed("file", '"."'), "file 只写文件名，不写路径"),
        (changed("file", '"list.txt\\u0000"'), "file 只写文件名，不写路径"),
    ],
)
def test_a_wrong_list_says_what_is_wrong(tmp_path: Path, toml: str | bytes, problem: str) -> None:
    """One clear line that names sources.toml and what to mend."""
    with pytest.raises(RegisterError) as raised:
        catalogue_of(tmp_path, toml)
    assert raised.value.problem.startswith(problem)
    assert raised.value.file == "sources.toml"
    assert "\n" not in str(raised.value).replace("\x00", "")


def test_a_folder_without_a_list_is_refused(tmp_path: Path) -> None:
    """Where sources.toml is missing, that is said."""
    with pytest.raises(RegisterError, match=r"^sources\.toml：没有这个文件，请核对文件名$"):
        read_catalogue(tmp_path)
    with pytest.raises(RegisterError, match=r"^sources\.toml：没有这个文件"):
        read_catalogue(tmp_path / "nowhere")


def test_a_list_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    """What cannot be opened is said to be so."""
    (tmp_path / FILE).mkdir()
    with pytest.raises(RegisterError, match=r"^sources\.toml：读不了这个文件（.+），请检查文件$"):
        read_catalogue(tmp_path)


@pytest.mark.parametrize("name", ["没有.txt", "x" * 300, "sub"])
def test_a_file_that_is_listed_and_not_there_is_named(tmp_path: Path, name: str) -> None:
    """The file that is missing, not the list, is what the message names."""
    (tmp_path / "sub").mkdir()
    with pytest.raises(RegisterError, match=r"没有这个文件|读不了这个文件") as raised:
        catalogue_of(tmp_path, changed("file", f'"{name}"'))
    assert raised.value.file == name
