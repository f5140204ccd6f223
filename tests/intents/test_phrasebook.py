"""The loader of the phrases: what it makes of a good file, and the one line it has for a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.phrasebook import Alias, PhraseError, load
from knowledge.text import fold

GOOD_EXAMPLES = '[examples]\n"yining/other/22" = ["我弟非要戴手环吗"]\n'
GOOD_ALIASES = '[[alias]]\nterm = "电子定位装置"\nsays = ["电子手环"]\nstrength = 1.0\n'


def write(
    folder: Path,
    aliases: str | bytes = GOOD_ALIASES,
    examples: str | bytes = GOOD_EXAMPLES,
    name: str = "a.toml",
) -> Path:
    """A folder of phrases with these two files."""
    (folder / "examples").mkdir(exist_ok=True)
    for path, text in ((folder / "aliases.toml", aliases), (folder / "examples" / name, examples)):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def refusal(folder: Path) -> str:
    """What the loader says of a bad folder."""
    with pytest.raises(PhraseError) as caught:
        load(folder)
    return str(caught.value)


def entry(**fields: str) -> str:
    """One alias as TOML; a field given as "" is left out."""
    good = {"term": '"电子定位装置"', "says": '["电子手环"]', "strength": "1.0"}
    lines = (f"{name} = {value}" for name, value in (good | fields).items() if value)
    return "\n".join(["[[alias]]", *lines, ""])


def test_a_good_folder_is_read_whole(tmp_path: Path) -> None:
    """Examples come by key as they are written, aliases one for each everyday word."""
    book = load(
        write(
            tmp_path,
            entry(says='["电子手环", "脚环"]', strength="1")
            + entry(says='["手环"]', strength="0.5"),
            '[examples]\n"yining/other/22" = ["戴手环 多久", "手环戴多久"]\n"a/duty/4.2" = ["律师证"]\n',
        )
    )
    assert dict(book.examples) == {
        "yining/other/22": ("戴手环 多久", "手环戴多久"),
        "a/duty/4.2": ("律师证",),
    }
    assert book.aliases == (
        Alias("电子手环", "电子定位装置", 1.0),
        Alias("脚环", "电子定位装置", 1.0),
        Alias("手环", "电子定位装置", 0.5),
    )


def test_context_goes_with_every_word_of_an_entry(tmp_path: Path) -> None:
    """The context of an entry holds for each everyday word that the entry lists."""
    both = entry(says='["请假", "出差"]', **{"with": '["缓刑"]', "not_with": '["干警"]'})
    assert [(a.says, a.context, a.excluded) for a in load(write(tmp_path, both)).aliases] == [
        ("请假", ("缓刑",), ("干警",)),
        ("出差", ("缓刑",), ("干警",)),
    ]


def test_words_are_folded_and_terms_are_not(tmp_path: Path) -> None:
    """What is looked for in a question is folded as the question is; the term stays the register's."""
    aliases = entry(
        term='"“12348”法律服务专线"',
        says='["ＡＰＰ 热线"]',
        **{"with": '["KTV"]', "not_with": '["Ａ证"]'},
    )
    alias = load(write(tmp_path, aliases)).aliases[0]
    assert alias == Alias("app热线", "“12348”法律服务专线", 1.0, ("ktv",), ("a证",))


def test_examples_of_several_files_are_one_book(tmp_path: Path) -> None:
    """All files of the examples folder are read; which file a record stands in says nothing."""
    write(tmp_path, examples='[examples]\n"a/duty/1" = ["甲怎么办"]\n', name="b.toml")
    write(tmp_path, examples='[examples]\n"b/duty/1" = ["乙怎么办"]\n', name="a.toml")
    assert list(load(tmp_path).examples) == ["b/duty/1", "a/duty/1"]


def test_the_book_cannot_be_changed(tmp_path: Path) -> None:
    """A phrasebook is read once and shared by all that ask."""
    book = load(write(tmp_path))
    with pytest.raises(TypeError):
        book.examples["yining/other/22"] = ()  # type: ignore[index]
    with pytest.raises(AttributeError):
        book.aliases[0].term = "手表"  # type: ignore[misc]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + GOOD_ALIASES,
        GOOD_ALIASES.replace("\n", "\r\n"),
        "# 说明\n\n" + GOOD_ALIASES,
        GOOD_ALIASES.replace("1.0", "1"),
    ],
    ids=["byte order mark", "Windows line ends", "a comment", "a whole number"],
)
def test_what_editors_do_without_meaning_it_is_no_error(tmp_path: Path, text: str) -> None:
    """Marks and line ends that an editor's program adds change nothing."""
    assert load(write(tmp_path, text)).aliases == (Alias("电子手环", "电子定位装置", 1.0),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (entry(term=""), "缺少 term"),
        (entry(says=""), "缺少 says"),
        (entry(strength=""), "缺少 strength"),
        (entry(term="", says=""), "缺少 term、says"),
        (entry(term='" "'), "term"),
        (entry(term="7"), "term"),
        (entry(says="[]"), "一列"),
        (entry(says='"电子手环"'), "一列"),
        (entry(says='["手环", ""]'), "空白"),
        (entry(says='["手环 "]'), "空格"),
        (entry(says='["手环", 3]'), "3 不是一条说法"),
        (entry(says='["手环", "手 环"]'), "「手 环」写了两遍"),
        (entry(says='["电子定位装置"]'), "就是 term 本身"),
        (entry(strength="0"), "strength"),
        (entry(strength="1.1"), "strength"),
        (entry(strength="-0.5"), "strength"),
        (entry(strength="nan"), "strength"),
        (entry(strength="inf"), "strength"),
        (entry(strength="true"), "strength"),
        (entry(strength='"1.0"'), "strength"),
        (entry(**{"with": "[]"}), "一列"),
        (entry(**{"with": '["缓刑"]', "not_with": '["缓 刑"]'}), "既在 with 又在 not_with"),
        (entry(**{"with": "[[1]]"}), "不是一条说法"),
        (entry(not_with='["手环"]'), "永远用不上"),
        (entry(context='["缓刑"]'), "不认识的字段 context"),
    ],
)
def test_a_bad_alias_is_named(tmp_path: Path, text: str, words: str) -> None:
    """The error names the file, the entry by its number, and what is wrong with it."""
    line = refusal(write(tmp_path, GOOD_ALIASES.replace("电子手环", "脚镣") + text))
    assert line.startswith("aliases.toml 第2条")
    assert words in line


@pytest.mark.parametrize(
    ("text", "entry_named", "words"),
    [
        ('[examples]\n"律师证" = ["怎么办"]\n', "「律师证」", "不是事项编号"),
        ('[examples]\n"yining/other/" = ["怎么办"]\n', "「yining/other/」", "不是事项编号"),
        ('[examples]\nyining.other.22 = ["怎么办"]\n', "「yining」", "不是事项编号"),
        ('[examples]\n"a/duty/1" = []\n', "「a/duty/1」", "一列"),
        ('[examples]\n"a/duty/1" = "怎么办"\n', "「a/duty/1」", "一列"),
        ('[examples]\n"a/duty/1" = [""]\n', "「a/duty/1」", "空白"),
        ('[examples]\n"a/duty/1" = ["怎么办", "怎么 办"]\n', "「a/duty/1」", "写了两遍"),
        (
            '[examples]\n"a/duty/1" = ["怎么办"]\n"a/duty/2" = ["怎么办"]\n',
            "「a/duty/2」",
            "已经写在 a/duty/1 下面",
        ),
    ],
)
def test_a_bad_example_is_named(tmp_path: Path, text: str, entry_named: str, words: str) -> None:
    """The error names the file, the record's key, and what is wrong with its examples."""
    line = refusal(write(tmp_path, examples=text))
    assert line.startswith(f"examples/a.toml {entry_named}：")
    assert words in line


def test_a_record_stands_in_one_file(tmp_path: Path) -> None:
    """A record whose examples are in two files would be edited in one and forgotten in the other."""
    write(tmp_path, name="b.toml", examples=GOOD_EXAMPLES.replace("我弟", "我妹"))
    assert (
        refusal(write(tmp_path))
        == "examples/b.toml 「yining/other/22」：这个事项已经在前面的文件里写过"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "空文件"),
        (b"# only a header\n", "空文件"),
        (b"[[alias]\n", "不是 TOML"),
        ("term = “电子定位装置”\n".encode(), "不是 TOML"),
        (f"n = {'9' * 5000}\n".encode(), "不是 TOML"),
        (b"\xff\xfea\x00", "第 1 个字节不是 UTF-8"),
        (GOOD_ALIASES.encode("gb18030"), "不是 UTF-8"),
        (b"\x00\x01\x02", "不是 TOML"),
        (GOOD_EXAMPLES.encode(), "应当只有 alias，写着的是 examples"),
        (f"{GOOD_ALIASES}[extra]\n".encode(), "写着的是 alias、extra"),
        (b"[alias]\nterm = 1\n", "[[alias]]"),
        (b"alias = [1]\n", "第1条：应当是 [[alias]]"),
    ],
)
def test_a_file_that_is_no_file_of_aliases_is_refused(
    tmp_path: Path, text: bytes, words: str
) -> None:
    """Whatever lies in the place of a file, one line names the file and says what is wrong."""
    line = refusal(write(tmp_path, text))
    assert line.startswith("aliases.toml")
    assert words in line


def test_a_table_of_another_kind_is_refused(tmp_path: Path) -> None:
    """The examples are a table of records, not a list."""
    assert "[examples]" in refusal(write(tmp_path, examples='examples = ["甲"]\n'))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A folder without examples, or without aliases.toml, or a folder in its place: one line each."""
    assert refusal(tmp_path).startswith("examples：")
    (write(tmp_path) / "aliases.toml").unlink()
    assert refusal(tmp_path).startswith("aliases.toml：读不了")
    (tmp_path / "aliases.toml").mkdir()
    assert refusal(tmp_path).startswith("aliases.toml：读不了")


def test_an_error_tells_its_parts() -> None:
    """Who shows the error may show its parts apart; the text is one line whatever the parts hold."""
    error = PhraseError("缺少\n term", "aliases.toml", "第1条")
    assert (error.file, error.entry) == ("aliases.toml", "第1条")
    assert str(error) == "aliases.toml 第1条：缺少 term"


@given(
    st.binary(max_size=60)
    | st.text(max_size=60).map(lambda t: f'alias = "{t}"'.encode(errors="replace"))
)
def test_no_bytes_at_all_make_anything_but_a_clear_line(
    tmp_path_factory: pytest.TempPathFactory, text: bytes
) -> None:
    """Any bytes in the place of aliases.toml are refused in one line."""
    folder = write(tmp_path_factory.mktemp("phrases"), text)
    assert "\n" not in refusal(folder)


@given(st.text(min_size=1, max_size=12).filter(lambda t: fold(t) and t == t.strip()))
def test_a_phrase_comes_out_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, phrase: str
) -> None:
    """An example is quoted back as its editor wrote it, every character of it."""
    escaped = "".join(f"\\U{ord(c):08X}" for c in phrase)
    text = f'[examples]\n"a/duty/1" = ["{escaped}"]\n'
    folder = write(tmp_path_factory.mktemp("phrases"), examples=text)
    assert load(folder).examples["a/duty/1"] == (phrase,)
