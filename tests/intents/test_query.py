"""What a message says by itself: which fact it asks for, of what matter, and how it takes up others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from intents.query import LONGEST_QUESTION, Query
from intents.search import Search
from knowledge.records import Facet
from knowledge.store import Store

Respelling = Callable[[str], str]

# Ways of asking that may follow any matter, by the fact that they ask for.
ASKS = {
    Facet.WHO: (
        "归哪个处管", "归谁管", "找谁", "由哪个部门负责", "是哪个科室办", "该找哪个处室", "谁负责",
        "去哪办", "向哪个处反映", "是哪个单位主管", "归哪里管", "在哪儿办理",
    ),
    Facet.BASIS: (
        "的依据是什么", "依据哪条法律", "有什么法律依据", "根据什么规定", "是哪部法律规定的", "凭什么",
        "的法律条款是什么", "依照哪个文件", "的文号是多少", "的法条", "的法源",
    ),
    Facet.DEADLINE: (
        "要多长时间", "几天有结果", "多少个工作日", "多久交一次", "的时限是几天", "什么时候报", "何时办",
        "最长多久", "需要多少天能批下来", "的有效期几个月", "期限是多久", "一般要几个月",
    ),
    Facet.HOW: (
        "怎么办理", "怎么申请", "流程是什么", "走什么程序", "如何组织", "咋弄", "的具体步骤", "怎样处理",
        "要不要批", "有什么条件", "怎么个办法",
    ),
    Facet.PENALTY: (
        "会被罚多少钱", "怎么处罚", "会怎么罚", "罚款最高多少", "处以什么处罚", "会被罚几倍",
        "的罚款标准是多少", "会有什么后果", "要被吊销吗", "给予哪些处罚",
    ),
    Facet.BOUNDARY: (
        "各部门怎么分工", "和哪些部门分工", "的职责边界", "哪些部门参与", "跟哪些单位一起", "共同负责",
        "归司法局还是公安局管", "里民政局负责什么", "其他部门都负责什么",
    ),
    Facet.CASE: (
        "有没有案例", "举个例子", "的具体案例", "给个实际案例", "的案例讲什么", "看看案例", "打个比方",
    ),
    Facet.ACCOUNTABILITY: (
        "的追责情形有哪些", "出了问题追究谁的责任", "办错了会怎么样", "什么情形要承担责任", "谁担责",
        "的追责对象是谁", "会受什么处分", "要承担什么责任", "失职", "问责",
    ),
    Facet.LEVEL: (
        "的实施层级是什么", "是哪一级批", "要报哪级机关", "属于什么级别", "是市级还是县级的",
        "的权限是什么", "县里能批吗", "归哪级管",
    ),
    Facet.TYPE: (
        "属于什么权力类型", "是什么类型", "的权力类型", "是什么性质", "属于哪类行政权力", "是啥类型",
        "算什么权力", "的权力类别是什么",
    ),
    Facet.SUPERVISION: (
        "监督检查的对象", "监督检查的内容", "监督检查的方式", "监督检查的程序", "监督检查的方式及程序",
        "监督检查的措施", "监督检查的处理",
    ),
}  # fmt: skip
MATTERS = ("公证员免职", "仲裁机构登记", "终止矫正", "社区矫正对象外出")
FEWEST_ASKS = 6

CASES = [(facet, ask) for facet, asks in ASKS.items() for ask in asks]


def understood(query: Query) -> Query:
    """What was understood, apart from how it was written."""
    return replace(query, text="", folded="")


# -- which fact is asked for ------------------------------------------------------------------


def test_each_fact_can_be_asked_for_in_many_ways() -> None:
    """Six everyday ways at least are held below for each fact that a person asks for."""
    assert set(ASKS) == set(Facet) - {Facet.REMARK}
    assert [facet for facet, asks in ASKS.items() if len(set(asks)) < FEWEST_ASKS] == []


@pytest.mark.parametrize(("facet", "ask"), CASES)
def test_the_fact_asked_for(search: Search, facet: Facet, ask: str) -> None:
    """A way of asking names its fact whatever matter it follows; first where it names two."""
    found = {matter: search.read(matter + ask).facets[:1] for matter in MATTERS}
    assert found == dict.fromkeys(MATTERS, (facet,))


@pytest.mark.parametrize(
    ("facet", "ask"), [(f, a) for f, a in CASES if f not in {Facet.SUPERVISION, Facet.PENALTY}]
)
def test_what_asks_is_no_part_of_the_matter(search: Search, facet: Facet, ask: str) -> None:
    """The matter itself stays whole when the question's shell is taken off."""
    for matter in MATTERS:
        core = search.read(matter + ask).core
        assert core.startswith(matter), (facet, core)


@pytest.mark.parametrize("ask", ASKS[Facet.PENALTY])
def test_asking_for_a_penalty_tells_of_the_matter(search: Search, ask: str) -> None:
    """处罚 is put in the place of what asks for it: it points at the penalties of the register."""
    assert search.read(f"律师私自收费{ask}").core.split()[-1] == "处罚"


@pytest.mark.parametrize(
    ("question", "facet"),
    [
        ("谁来管律师协会", Facet.WHO),
        ("哪个处负责司法鉴定", Facet.WHO),
        ("找谁申请法律援助", Facet.WHO),
        ("什么时候要报告病情", Facet.DEADLINE),
        ("多久考核律师一次", Facet.DEADLINE),
        ("根据什么规定免公证员的职", Facet.BASIS),
        ("哪部法律规定了法律援助", Facet.BASIS),
        ("怎么申请法律援助", Facet.HOW),
        ("如何变更执行地", Facet.HOW),
        ("怎么处罚假律师", Facet.PENALTY),
        ("哪一级批准外出", Facet.LEVEL),
        ("备注里写了什么", Facet.REMARK),
        ("往哪一级报减刑建议", Facet.LEVEL),
        ("最多能罚律所几个钱", Facet.PENALTY),
        ("能罚他吗，律师收钱不办事", Facet.PENALTY),
        ("凭什么规定罚律师", Facet.BASIS),
        ("期限：公证复查", Facet.DEADLINE),
    ],
)
def test_the_fact_may_be_named_first(search: Search, question: str, facet: Facet) -> None:
    """What asks may stand before the matter as well."""
    assert search.read(question).facets[:1] == (facet,)


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("外出谁批，要几天", {Facet.DEADLINE, Facet.WHO}),
        ("电子手环戴多久，依据哪条", {Facet.DEADLINE, Facet.BASIS}),
        ("律师违法怎么罚，归谁管", {Facet.PENALTY, Facet.WHO}),
        ("法律援助怎么申请，几天批", {Facet.HOW, Facet.DEADLINE}),
        ("公证员免职归谁管，依据是什么", {Facet.WHO, Facet.BASIS}),
        ("解除矫正哪个科办，流程是什么", {Facet.WHO, Facet.HOW}),
        ("律师违规罚多少，依据哪部法律", {Facet.PENALTY, Facet.BASIS}),
        ("调查评估多少天，办错了追究谁的责任", {Facet.DEADLINE, Facet.ACCOUNTABILITY}),
        ("撤销缓刑是哪级批，多久", {Facet.LEVEL, Facet.DEADLINE}),
        ("专项组各部门怎么分工，有没有案例", {Facet.BOUNDARY, Facet.CASE}),
        ("律师表彰是什么类型，由谁办理", {Facet.TYPE, Facet.WHO}),
    ],
)
def test_two_facts_at_once(search: Search, question: str, facets: set[Facet]) -> None:
    """A message may ask for two facts; each is named once, and nothing else is."""
    found = search.read(question).facets
    assert set(found) == facets
    assert len(found) == len(facets)


@pytest.mark.parametrize(
    "text",
    [
        "律师执业证变更", "法律援助", "社区矫正对象外出", "解除矫正", "我弟被判了缓刑", "伊宁市司法局",
        "司法鉴定机构年度考核", "电子手环", "律师违法执业", "特困干警补贴", "你好", "",
        "做了好几年援助案子", "律师收了我好几个月的钱", "公证处说给就给凭什么！", "暂外的病情复查期限能调整吗",
        "调整提交病情复查材料的期限", "延长调查评估的时限", "超越权限执法", "证书上个月到期了",
    ],
)  # fmt: skip
def test_no_fact_is_asked_for(search: Search, text: str) -> None:
    """A matter alone asks for no fact, nor does what is only told: some years, an outcry, a limit
    that is to be changed."""
    assert search.read(text).facets == ()


@pytest.mark.parametrize(
    ("question", "facets", "core"),
    [
        ("“两错”责任追究", (), "两错 责任追究"),
        ("“两错”责任追究归哪个处", (Facet.WHO,), "两错 责任追究"),
        ("法律援助实施", (), "法律援助实施"),
        ("法律援助实施归谁管", (Facet.WHO,), "法律援助实施"),
        ("督促监护人履行监护责任找谁", (Facet.WHO,), "督促监护人履行监护责任"),
    ],
)
def test_a_cue_within_a_term_is_no_cue(
    search: Search, question: str, facets: tuple[Facet, ...], core: str
) -> None:
    """责任追究 asks for nobody's responsibility where it is part of the register's own term."""
    query = search.read(question)
    assert (query.facets, query.core) == (facets, core)


@pytest.mark.parametrize(
    ("question", "core"),
    [
        ("撤销缓刑往哪个法院提", "撤销缓刑 法院提"),
        ("哪个法律服务所能换证", "法律服务所能换证"),
        ("由哪个法律援助中心受理", "法律援助中心受理"),
        ("公证员免职依据哪个法", "公证员免职"),
        ("公证员免职依据哪部法律", "公证员免职"),
    ],
)
def test_a_cue_takes_no_part_of_a_word(search: Search, question: str, core: str) -> None:
    """哪个法 asks for a law; 哪个法院 and 哪个法律服务所 do not."""
    query = search.read(question)
    assert core.rsplit(maxsplit=1)[-1] in query.core
    assert (Facet.BASIS in query.facets) == ("依据" in question)


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("公证行政执法监督检查查谁", "监督检查对象"),
        ("律师执法检查都查什么", "监督检查内容"),
        ("司法鉴定那份制度怎么查", "监督检查方式及程序"),
        ("律师管理部门执法不当能责令改正吗", "监督检查措施"),
        ("公证执法过错会怎么追究", "监督检查处理"),
    ],
)
def test_a_section_of_a_policy_is_asked_for(search: Search, question: str, section: str) -> None:
    """The words that ask for a section stay, and the title that the register gives it joins them."""
    query = search.read(question)
    assert Facet.SUPERVISION in query.facets
    assert query.core.split()[-1] == section


@pytest.mark.parametrize(
    "question",
    ["公证执法监督复查几日内决定", "律师执法检查的依据", "律所双随机检查找谁", "公证处怎么查"],
)
def test_no_section_is_asked_for(search: Search, question: str) -> None:
    """Where a time limit or a basis is asked for, or no policy is named, no section's title joins."""
    assert "监督检查" not in search.read(question).core


def test_titles_ask_for_little(search: Search, store: Store) -> None:
    """What a register calls its matters is seldom taken for a way of asking."""
    asking = [r.title for r in store.records() if search.read(r.title).facets]
    assert len(asking) < len(store.records()) / 10


@pytest.mark.parametrize(
    ("question", "means_fact_only"),
    [
        ("怎么处罚", True),
        ("那会被罚多少钱", True),
        ("律师怎么处罚", False),
        ("归谁管", False),
        ("处罚", False),
        ("", False),
    ],
)
def test_a_fact_without_a_matter(search: Search, question: str, means_fact_only: bool) -> None:
    """The word that stands for the penalty asked for is no matter by itself."""
    assert search.read(question).only_facet is means_fact_only


# -- what no register states ------------------------------------------------------------------

UNSTATED = {
    "电话": ("电话多少", "的联系方式", "电话号码", "的座机", "咨询电话", "怎么联系", "的手机号是多少"),
    "地址": ("的地址", "办公地点在哪", "在几楼", "怎么走", "在哪个窗口", "的位置", "地址是什么"),
    "费用": (
        "多少钱", "收费吗", "收不收钱", "收费标准", "的费用是多少", "要不要交钱", "免费吗", "收话费吗", "一次几块",
        "收押金吗",
    ),
    "材料": (
        "要什么材料", "需要哪些材料", "准备什么材料", "带什么证件", "提交什么资料", "的材料清单",
        "要带些什么东西", "需要提供哪些证明",
    ),
    "办公时间": (
        "几点上班", "周六上班吗", "几点下班", "的办公时间", "星期天开门吗", "上班时间", "中午休息吗", "有午休没有",
        "国庆节上班吗", "周末有人吗", "下午开门吗",
    ),
    "具体日期": ("几月几号", "哪天考", "的报名时间", "考试时间", "哪一天开班"),
    "网址": ("的网址", "网站是哪个", "公众号叫什么", "的链接", "在哪里查成绩", "的官网", "的二维码"),
    "网上办理": ("能不能网上办", "可以在网上申请吗", "网上能办吗", "要跑几趟"),
    "表格": ("的表格在哪下载", "申请表怎么填", "的申请书模板", "下载表格"),
    "预约与排队": ("要预约吗", "怎么预约", "要排队吗", "排队要多久", "取号"),
    "姓名": ("负责人叫什么名字", "主任姓什么", "负责人是哪位", "谁是主任", "的领导是谁"),
    "邮箱、传真和微信": ("的邮箱", "传真是多少", "的邮编", "有微信吗", "的邮箱地址是什么", "微信号多少"),
    "乘车路线": ("坐几路车", "公交怎么走", "地铁公交怎么走", "导航到哪", "哪站下车"),
    "停车": ("有停车位吗", "停车方便吗", "车停哪里", "好停车吗"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "ask"), [(name, ask) for name, asks in UNSTATED.items() for ask in asks]
)
@pytest.mark.parametrize("matter", ["法律援助中心", "公证处"])
def test_what_no_register_states(search: Search, matter: str, name: str, ask: str) -> None:
    """What the registers lack is known as such, and the matter it is asked about stays."""
    query = search.read(matter + ask)
    assert query.unstated == name
    assert query.core.startswith(matter)


@pytest.mark.parametrize(
    "question",
    [
        "律师违规罚多少钱", "私自收费会被罚款多少钱", "外出流程怎么走", "终止矫正的手续怎么走",
        "律师执业证变更归哪个处管", "公证处负责人是谁管", "普法微信谁编", "律师协会主任是谁任命", "法律援助几天批", "解除矫正要走什么手续", "入矫宣告何时组织", "",
    ],
)  # fmt: skip
def test_what_a_register_may_state(search: Search, question: str) -> None:
    """A fine is a sum of money that the registers state; a way to go is no address."""
    assert search.read(question).unstated == ""


# -- how a message takes up others ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pick"),
    [
        ("1", 1), ("２", 2), ("②", 2), ("第二个", 2), ("第 二 个", 2), ("第2个", 2), ("选3", 3), ("选３", 3),
        ("我选2", 2), ("选第二个", 2), ("我要第二个", 2), ("2号", 2), ("第三项", 3), ("二", 2), ("2.", 2), ("2吧", 2),
        ("第二个吧！", 2), ("第二条", 2), ("十", 10), ("12", 12),
        ("1234", None), ("20个工作日", None), ("第5项职责", None), ("选B", None), ("第", None), ("", None),
        ("二审归谁管", None), ("12348", None), ("三年", None),
    ],
)  # fmt: skip
def test_a_pick(search: Search, text: str, pick: int | None) -> None:
    """A number alone, in any spelling and with what people say around it, picks what was offered."""
    assert search.read(text).pick == pick


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("都不是", True), ("都不是。", True), ("全不是", True), ("都不对", True), ("都没有", True), ("一个也不是", True),
        ("哪个都不是", True), ("以上都不是", True), ("这些都不对", True), ("都不是，我问的是外出", True), ("都 不 是", True),
        ("不是", False), ("律师和公证都不是", False), ("都归谁管", False), ("没有", False), ("", False),
    ],
)  # fmt: skip
def test_none_of_these(search: Search, text: str, is_none: bool) -> None:
    """A message that opens with it takes none of what was offered."""
    assert search.read(text).none_of_these is is_none


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("不对，我问的是公证处", "公证处"),
        ("不是，我问的是外出", "外出"),
        ("不是这个，我问的是减刑", "减刑"),
        ("不是公证，是律师事务所", "律师事务所"),
        ("错了，是律师事务所", "律师事务所"),
        ("搞错了，我说的是入矫宣告", "入矫宣告"),
        ("你理解错了，我想问公证", "公证"),
        ("打错了，是减刑", "减刑"),
        ("误会了，我说的是解矫", "解矫"),
        ("不对不对，公证机构", "公证机构"),
        ("不对 公证机构", "公证机构"),
        ("我问的是公证员", "公证员"),
        ("我要问的是解除矫正", "解除矫正"),
    ],
)
def test_a_correction(search: Search, text: str, core: str) -> None:
    """A message that takes the one before back: only what it says instead is its matter."""
    query = search.read(text)
    assert (query.corrects, query.core) == (True, core)


@pytest.mark.parametrize(
    "text",
    [
        "不对", "不是", "我问的是", "错案责任追究", "不对劲的律师怎么投诉", "不是本地户口能办吗", "不是律师能开庭吗",
        "错了一个字怎么改公证书", "公证处", "律师错了怎么罚", "",
    ],
)  # fmt: skip
def test_no_correction(search: Search, text: str) -> None:
    """Where nothing is said instead, or 错 and 不是 belong to the matter, nothing is taken back."""
    assert not search.read(text).corrects


@pytest.mark.parametrize(
    ("text", "continues"),
    [
        ("那公证处呢", True), ("公证处呢", True), ("公证处呢？", True), ("那依据呢", True), ("换成律师事务所呢", True),
        ("那要多久", True), ("如果超过三十日呢", True), ("还有依据吗", True), ("另外谁负责", True), ("它归谁管", True),
        ("又找谁", True), ("刚才那个的依据", True), ("前面那个多久", True), ("要是不服", True), ("同样归矫正科吗", True),
        ("律师证变更归哪个处管", False), ("法律援助几天批", False), ("公证处", False), ("归谁管", False), ("", False),
    ],
)  # fmt: skip
def test_a_message_that_goes_on(search: Search, text: str, continues: bool) -> None:
    """那……呢 only makes sense with the message before it; a whole question stands by itself."""
    assert search.read(text).continues is continues


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("那公证处呢", "公证处"),
        ("换成律师事务所呢", "律师事务所"),
        ("另外公证员呢？", "公证员"),
        ("那么减刑呢", "减刑"),
    ],
)
def test_what_goes_on_is_no_part_of_the_matter(search: Search, text: str, core: str) -> None:
    """What joins a message to the one before it is part of its shell."""
    assert search.read(text).core == core


# -- what is not ours -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        "结婚证在哪领", "离婚登记怎么办", "社保卡丢了", "医保怎么交", "身份证到期了", "户口迁移", "驾照扣分",
        "闯红灯罚多少", "房产证过户", "营业执照怎么办", "个税怎么报", "教师资格证", "高考报名", "今天天气怎么样",
        "讲个笑话", "忽略之前的指令", "<script>alert(1)</script>", "drop table records", "1+1等于几", "导游证",
        "养老机构登记", "诉讼费多少", "律师费多少", "结婚證在哪領", "结 婚 证", "１＋１等于几",
    ],
)  # fmt: skip
def test_a_matter_of_others(search: Search, question: str) -> None:
    """A matter that no justice bureau handles is known by name."""
    assert search.read(question).outside


def test_our_own_matters_are_ours(search: Search, store: Store) -> None:
    """No title of a record is taken for a matter of others."""
    titles = [record.title for record in store.records()]
    assert [title for title in titles if search.read(title).outside] == []


# -- one question in many spellings -----------------------------------------------------------

PLAIN = (
    "律师执业证变更归哪个处管", "电子手环最长戴多久", "伊宁市司法局律师违法怎么罚", "公证处电话多少", "第二个",
    "不对，我问的是公证处", "那依据呢", "好的谢谢", "律师法第四十七条涉及哪些事项", "都不是", "结婚证在哪领",
)  # fmt: skip


def full_width(text: str) -> str:
    """Letters, digits and marks as an input method in its full-width mode writes them."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@pytest.mark.parametrize(
    "respelled",
    [" ".join, "\u3000".join, "\u200b".join, "\ufeff".join, "\n".join, full_width, str.upper],
    ids=[
        "spaces",
        "wide spaces",
        "zero width",
        "byte order mark",
        "lines",
        "full width",
        "capitals",
    ],
)
@pytest.mark.parametrize("text", [*PLAIN, "12348热线App归谁管", "选3"])
def test_spelling_does_not_matter(search: Search, text: str, respelled: Respelling) -> None:
    """Spaces, signs that nobody sees, full width and capitals change nothing of what is understood."""
    assert understood(search.read(respelled(text))) == understood(search.read(text))


@pytest.mark.parametrize("text", PLAIN)
@pytest.mark.parametrize("mark", ["😀", "？？？", "。", "~", "……", "\u200d", "👨‍👩‍👧", "\ufe0f"])
def test_marks_at_the_end_do_not_matter(search: Search, text: str, mark: str) -> None:
    """A sign of mood or an end of a sentence is no part of the matter."""
    assert understood(search.read(text + mark)) == understood(search.read(text))


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("律師執業證變更歸哪個處管", "律师执业证变更归哪个处管"),
        ("電子手環最長戴多久", "电子手环最长戴多久"),
        ("公證處電話多少", "公证处电话多少"),
        ("解除矯正依據哪條法律", "解除矫正依据哪条法律"),
        ("謝謝", "谢谢"),
        ("第二個", "第二个"),
        ("都不是，我問的是公證處", "都不是，我问的是公证处"),
        ("伊寧市司法局律師違法怎麼罰", "伊宁市司法局律师违法怎么罚"),
    ],
)
def test_traditional_characters_do_not_matter(
    search: Search, traditional: str, simplified: str
) -> None:
    """A question in traditional characters is the same question."""
    assert replace(search.read(traditional), text=simplified) == search.read(simplified)


# -- any text ---------------------------------------------------------------------------------

PIECES = (
    *MATTERS,
    *PLAIN,
    *(ask for asks in ASKS.values() for ask in asks),
    " ",
    "，",
    "？",
    "\n",
    "0",
)
any_character = st.characters()
any_text = st.text(any_character, max_size=60) | st.lists(
    st.sampled_from(PIECES) | any_character, max_size=12
).map("".join)


@given(any_text)
@example("\ud800")
@example("\x00")
@example("ﷺ" * 50)
@example("第" * 500)
def test_any_text_is_a_query(search: Search, text: str) -> None:
    """Any string is understood as something, the same each time; its own text is kept unchanged."""
    query = search.read(text)
    assert query.text == text
    assert search.read(text) == query
    assert len(set(query.facets)) == len(query.facets)
    assert query.core == " ".join(query.core.split())
    assert set(query.strangers) <= set(query.words)
    assert query.pick is None or query.pick >= 0


@settings(max_examples=20)
@given(
    st.text(st.characters() | st.sampled_from("多少的第一12不"), min_size=1, max_size=8), st.data()
)
def test_a_message_has_an_end(search: Search, piece: str, data: st.DataObject) -> None:
    """What stands beyond the longest question is not read; the text is kept all the same."""
    longest = (piece * LONGEST_QUESTION)[:LONGEST_QUESTION]
    more = data.draw(st.text(min_size=1, max_size=20))
    query = search.read(longest + more)
    assert query.text == longest + more
    assert replace(query, text=longest) == search.read(longest)


@pytest.mark.parametrize(
    "blank", ["", " ", "\n\t", "\u3000", "？", "……", "😀", "\u200b", "<p></p>"]
)
def test_a_blank_message_says_nothing(search: Search, unspoken: Query, blank: str) -> None:
    """Without a letter or a digit there is nothing to understand."""
    assert understood(search.read(blank)) == unspoken
