"""Disputes on pages: registered, listed in three colours, followed to the end; names stay behind the wall."""

import datetime
import io
import json

from django.urls import reverse
from docx import Document

from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.disputes import commands as disputes
from sifang.disputes.models import Dispute
from sifang.notices.models import Notice
from tests.disputes.compound import NAMES, Compound
from tests.web.test_escalations import at, by
from tests.worlds import world

LIST, NEW, BACKLOG = "/disputes/", "/disputes/new/", "/disputes/backlog/"
DAY = datetime.timedelta(days=1)


@world
def here(town):
    found = Compound(town)
    found.red = found.dispute(is_safety=True, received_on=clock.today() - 60 * DAY)
    found.yellow = found.dispute("电梯三天两头停，业主和物业说不拢", parties=())
    return found


def page(client, person, url):
    return by(client, person).get(url).content.decode()


def sent(here, **more):
    facts = {"place": here.place.pk, "registrar": "company", "cause": "parking", "summary": "地面车位被占了一个月"}
    return facts | more


def test_the_list_says_how_many_wait_and_how_many_are_late(client, town, here):
    shown = page(client, town.wang, LIST)
    assert "2件纠纷没化解，1件超期" in shown
    assert shown.index("漏水") < shown.index("电梯三天两头停")
    assert "<rect" in shown and "<path" in shown and "红色" in shown
    assert "漏水" not in page(client, town.wang, f"{LIST}?colour=yellow")
    assert "没有找到这样的纠纷" in page(client, town.wang, f"{LIST}?q=没有的事")
    assert "电梯三天两头停" in page(client, town.wang, f"{LIST}?compound={here.place.pk}&stage=registered&q=电梯")
    assert "没有等着化解的纠纷" in page(client, town.su, LIST)


def test_the_list_asks_few_questions_however_long_it_is(client, town, here, django_assert_max_num_queries):
    by(client, town.wang).get(LIST)
    for n in range(12):
        here.dispute(f"第{n}件小事情说不拢", parties=())
    with django_assert_max_num_queries(24):
        client.get(LIST)


def test_the_companys_liaison_registers_and_the_rule_colours_it(client, town, here):
    by(client, here.liaison)
    assert client.get(NEW).status_code == 200
    assert client.post(NEW, sent(here, summary="停", once="a")).status_code == 422
    assert client.post(NEW, sent(here, registrar="community", once="b")).status_code == 422
    for _again in range(2):
        assert client.post(NEW, sent(here, applicant="钱大勇", with_company="on", once="c")).status_code == 302
    made = Dispute.objects.get(cause="parking")
    assert (made.colour, made.registrar, made.parties.count()) == ("yellow", "company", 2)
    assert "您的单位还没有管理这里的小区" in page(client, town.su, NEW)
    assert by(client, here.owner).get(NEW).status_code == 200
    assert by(client, town.chen).get(NEW).status_code == 403


def test_the_companys_own_page_leads_to_its_open_disputes(client, town, here):
    own = page(client, here.liaison, "/organization/")
    assert "2件纠纷没化解" in own and not any(name in own for name in NAMES)


def test_whoever_registered_reads_what_happens_next(client, town, here):
    made = disputes.register(here.liaison, here.place, "fee", "公共灯坏了三周没人换", registrar="company")
    assert "下一步：社区受理" in by(client, here.liaison).get(at("dispute", made)).content.decode()


def test_no_page_no_deed_and_no_notice_names_a_party(client, town, here):
    disputes.report_up(town.wang, here.red, here.adviser)
    errands.run_all()
    addresses = [LIST, at("dispute", here.red), f"{LIST}?q=漏水", reverse("dispute-backlog-rows"), "/notices/"]
    for person in (town.wang, town.li, town.clerk, here.liaison, here.owner, here.mediator):
        for address in addresses:
            shown = page(client, person, address)
            assert not [name for name in NAMES if name in shown], (str(person), address)
    assert not [name for name in NAMES if name in "".join(Notice.objects.values_list("about", flat=True))]
    told = json.dumps(list(Deed.objects.values_list("detail", flat=True)), ensure_ascii=False)
    assert not [name for name in NAMES if name in told]


def test_the_wall_opens_to_the_mediator_and_the_named_adviser(client, town, here):
    shown = at("dispute", here.red)
    assert NAMES[0] not in page(client, here.lawyer, shown)
    disputes.report_up(town.wang, here.red, here.adviser)
    disputes.take_up(here.mediator, here.red)
    for person in (here.lawyer, here.mediator):
        assert NAMES[0] in page(client, person, shown)
        assert "13900002345" not in page(client, person, shown)
    party = here.red.parties.first()
    url = at("dispute-phone", here.red)
    assert by(client, town.wang).post(url, {"party": party.pk, "reason": "想看看"}).status_code == 403
    assert by(client, here.mediator).post(url, {"party": party.pk, "reason": ""}).status_code == 422
    assert "13900002345" in client.post(url, {"party": party.pk, "reason": "约时间"}).content.decode()
    assert party.person.unmaskings.get().reason == "约时间"


def test_one_act_is_offered_first_and_each_leads_to_the_next(client, town, here):
    by(client, town.wang)
    acts = (
        ("dispute-report", {"adviser": here.adviser.pk}, "take_up"),
        ("dispute-take-up", {}, "session"),
        ("dispute-session", {"path": "tripartite", "held_on": clock.today(), "notes": "各退一步"}, "agree"),
        ("dispute-colour", {"colour": "yellow", "reason": "险情已经排除"}, "agree"),
        ("dispute-agree", {"terms": "三日内修好并赔偿墙面", "signed_on": clock.today()}, "check"),
    )
    assert client.get(at("dispute", here.red)).context["first"] == "report"
    for name, given, following in acts:
        assert client.post(at(name, here.red), given).status_code == 302, name
        assert client.get(at("dispute", here.red)).context["first"] == following, name
    agreement = here.red.agreements.get()
    for name, given in (("ask", {"on": clock.today()}), ("confirm", {"on": clock.today()}), ("check", {"kept": "1"})):
        assert client.post(at(f"agreement-{name}", agreement), given).status_code == 302, name
    assert client.get(at("dispute", here.red)).context["first"] == "close"
    assert client.post(at("dispute-close", here.red), {}).status_code == 302
    assert client.post(at("dispute-reopen", here.red), {"why": "又漏了一回"}).status_code == 302
    assert "又漏了一回" in client.get(at("dispute", here.red)).content.decode()


def test_what_is_filled_in_wrongly_comes_back_with_its_errors(client, town, here):
    by(client, town.wang)
    for name, given in (
        ("dispute-session", {"path": "court", "held_on": clock.today() + DAY}), ("dispute-spot", {"outcome": ""}),
        ("dispute-colour", {"colour": "red"}), ("dispute-refer", {"path": "department", "reason": "请认定责任"}),
        ("dispute-agree", {"terms": "修"}), ("dispute-party", {"role": "judge"}), ("dispute-adviser", {}),
    ):  # fmt: skip
        answer = client.post(at(name, here.red), given)
        assert answer.status_code == 422, name
        assert "要改" in answer.content.decode(), name


def test_a_phone_nobody_can_call_is_not_kept(client, town, here):
    given = sent(here, registrar="resident", applicant="钱大勇", applicant_phone="139")
    answer = by(client, town.wang).post(NEW, given)
    assert answer.status_code == 422
    assert "applicant_phone" in answer.context["form"].errors


def test_a_dispute_without_parties_says_so(client, town, here):
    assert "还没记当事人" in page(client, town.wang, at("dispute", here.yellow))
    assert "还没记当事人" not in page(client, town.wang, at("dispute", here.red))


def test_a_department_answers_what_was_referred_to_it(client, town, here):
    given = {"path": "department", "organization": town.housing.pk, "reason": "请认定责任"}
    assert by(client, town.wang).post(at("dispute-refer", here.red), given).status_code == 302
    assert "住建局怎么答复" in page(client, town.officer, at("dispute", here.red))
    url = at("referral-answer", here.red.referrals.get())
    assert client.post(url, {"reply": "已", "settled": "on"}).status_code == 422
    assert client.post(url, {"reply": "已责令物业维修", "settled": "on"}).status_code == 302
    here.red.refresh_from_db()
    assert (here.red.stage, here.red.outcome) == ("resolved", "已责令物业维修")


def test_the_agreement_is_a_paper_with_names_for_those_who_may_read_them(client, town, here):
    disputes.take_up(here.mediator, here.red)
    agreement = disputes.agree(town.wang, here.red, "三日内修好并赔偿墙面")

    def words(person):
        content = by(client, person).get(at("agreement-docx", agreement)).content
        tables = Document(io.BytesIO(content)).tables
        return "".join(cell.text for table in tables for row in table.rows for cell in row.cells)

    assert NAMES[0] in words(here.mediator) and "被申请人（签名）" in words(here.mediator)
    assert NAMES[0] not in words(town.li)
    assert by(client, here.liaison).get(at("agreement-docx", agreement)).status_code == 404


def test_the_backlog_is_a_sum_and_each_number_opens_to_its_rows(client, town, here):
    disputes.settle_on_the_spot(town.wang, here.yellow, "当场说好了")
    today = clock.today()
    shown = by(client, town.wang).get(BACKLOG)
    whole = shown.context["whole"]
    assert whole.opening + whole.came - whole.went == whole.closing == 1
    assert 'role="img"' in shown.content.decode()
    for kind, number in (("came", whole.came), ("went", 1), ("closing", 1), ("opening", whole.opening)):
        address = f"{reverse('dispute-backlog-rows')}?kind={kind}&since={today.year}-01-01&until={today}"
        assert client.get(address).context["page"].paginator.count == number, kind
    assert client.get(f"{BACKLOG}?place={town.nanguan.pk}").status_code == 404
    assert by(client, here.liaison).get(BACKLOG).status_code == 403
