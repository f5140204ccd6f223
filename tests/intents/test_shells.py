"""The shell of a question: courtesy beside a matter is taken off, courtesy alone is small talk."""

from __future__ import annotations

import pytest

from intents.search import Search

SMALLTALK = {
    "greeting": (
        "你好", "您好！", "你好啊", "大家好", "老师好", "hi", "Hello", "ＨＥＬＬＯ", "嗨", "在吗", "在吗在吗",
        "在不在", "早上好", "晚上好。", "喂", "哈喽 哈喽", "/start", "你好，在吗", "喂，你好", "师傅好", "有人没", "人呢",
        "在线吗", "嘿",
    ),
    "thanks": (
        "谢谢", "谢谢您！", "多谢", "好的", "好的谢谢", "好的，谢谢", "知道了麻烦了", "嗯嗯", "哦哦好的",
        "非常感谢", "明白了，谢谢", "收到", "ok", "OKAY", "thank you", "thx", "辛苦了", "帮大忙了", "可以了",
        "太谢谢了", "谢谢🙏", "谢谢你的回答", "感谢解答", "谢谢您的帮助", "好的知道了谢谢", "太好了谢谢",
        "谢了啊师傅", "师傅谢谢了", "好嘞", "行，知道了", "原来如此", "这下明白了", "好吧谢谢老师", "费心了", "解决了谢谢",
    ),
    "goodbye": (
        "再见", "拜拜", "拜拜了", "88", "Bye bye", "回见", "下次见", "先这样", "没事了", "没别的了", "没其他问题了",
        "行吧知道了，回头再来", "好的那我先走了", "改天再问", "没问题了谢谢", "问完了", "有事再找你", "谢谢师傅，拜拜",
    ),
    "rephrase": (
        "你真笨", "什么破玩意儿", "听不懂人话", "答非所问！", "垃圾", "你这机器人太蠢了", "胡说八道", "你没听懂我的意思",
        "不是我要问的", "真的吗", "算了", "又不对",
    ),
    "identity": (
        "你是谁", "您是谁？", "你是机器人吗", "你是真人吗", "你叫什么名字", "怎么称呼", "你是AI吗",
        "你是人工还是机器人", "是真人吗", "跟我说话的是真人吗", "转人工", "有没有真人客服", "你是司法局的人吗",
        "谁开发的你", "你是deepseek吗",
    ),
    "help": (
        "帮助", "/help", "help", "菜单", "使用说明", "怎么用", "你能做什么", "你会什么", "你能查什么",
        "你都会做些什么", "你可以帮我做什么", "你能回答什么呢", "能问你什么", "该怎么问你", "你有什么功能",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in SMALLTALK.items() for text in texts]
)
def test_small_talk(search: Search, kind: str, text: str) -> None:
    """A message of courtesy and nothing else is small talk of its kind."""
    assert search.read(text).smalltalk == kind


@pytest.mark.parametrize(
    "text",
    [
        "律师", "你好，律师证怎么办", "谢谢，公证处呢", "好的那外出呢", "知道了，那依据呢", "再见面要批准吗",
        "你好 我想问法律援助", "帮助未成年人的规定", "在吗，法律援助怎么申请", "谢谢你告诉我公证处归谁管",
        "好律师怎么评", "你能查律师吗", "回头再考核吗", "听不懂普通话怎么上课", "垃圾律师找谁", "转人民调解", "没事了解矫",
        "师傅", "骗人的律师", "谁开发的矫正平台", "先走程序", "有人冒充律师", "1", "都不是", "？", "。。。", "🙏", "",
    ],
)  # fmt: skip
def test_no_small_talk(search: Search, text: str) -> None:
    """A courtesy beside a question is part of its shell; a blank message is nothing."""
    assert search.read(text).smalltalk == ""


@pytest.mark.parametrize(
    ("question", "core"),
    [
        ("请问一下，公证员免职归谁管", "公证员免职"),
        ("您好，我想问问公证员免职归谁管", "公证员免职"),
        ("老师，帮我查一下公证员免职找谁，谢谢", "公证员免职"),
        ("麻烦问一下公证员免职的依据是什么呢", "公证员免职"),
        ("我想咨询公证员免职", "公证员免职"),
        ("急！！公证员免职找谁，在线等", "公证员免职"),
        ("有没有人知道公证员免职归哪个处管啊", "公证员免职"),
        ("那么公证员免职呢", "公证员免职"),
        ("公证员免职，谢谢您", "公证员免职"),
        ("到底公证员免职归谁管嘛", "公证员免职"),
        ("你好", ""),
        ("请问", ""),
    ],
)
def test_courtesy_is_no_part_of_the_matter(search: Search, question: str, core: str) -> None:
    """However a person asks around it, the matter is the same."""
    assert search.read(question).core == core


@pytest.mark.parametrize(
    ("question", "core"),
    [
        ("法律顾问归谁管", "法律顾问"),
        ("亲子鉴定中心归谁管", "亲子鉴定中心"),
        ("法治宣传教育领导小组归谁管", "法治宣传教育领导小组"),
        ("紧急情况外出找谁", "紧急情况外出"),
        ("法律咨询公司归谁管", "法律咨询公司"),
        ("入矫了解情况谁去", "入矫了解情况"),
        ("朋友圈普法归谁管", "朋友圈普法"),
        ("公证处换领导备案归谁管", "公证处换领导备案"),
        ("领导，公证员免职归谁管", "公证员免职"),
        ("亲，公证员免职归谁管", "公证员免职"),
        ("急死了！公证员免职归谁管", "公证员免职"),
        ("打听一下公证员免职归谁管", "公证员免职"),
    ],
)
def test_a_courtesy_within_a_word_is_none(search: Search, question: str, core: str) -> None:
    """问 is no part of 顾问, 亲 none of 亲子, 领导 none of 领导小组; a vocative stands by itself."""
    assert search.read(question).core == core


@pytest.mark.parametrize(
    ("question", "gist"),
    [
        ("律师", "律师"),
        ("律师的业务", "律师"),
        ("我想办律师的事", "律师"),
        ("负责律师工作的处室", "律师"),
        ("办理", ""),
        ("工作", ""),
        ("", ""),
    ],
)
def test_generic_words_are_no_part_of_the_gist(search: Search, question: str, gist: str) -> None:
    """办理 and 工作 stand in hundreds of questions and point at no matter."""
    assert search.read(question).gist == gist


@pytest.mark.parametrize(
    ("question", "strangers"),
    [
        ("导游在哪办", ("导游",)),
        ("公证员和导游", ("导游",)),
        ("律师执业证变更", ()),
        ("12345", ()),
        ("", ()),
    ],
)
def test_strangers_are_words_that_nothing_of_ours_has(
    search: Search, question: str, strangers: tuple[str, ...]
) -> None:
    """A word that no register and no phrase knows is told; a number is no word."""
    assert search.read(question).strangers == strangers
