"""Beside the four channels: what the hotline, a courier and a liaison of households bring in, and how each ends."""

import datetime

from sifang.core import clock, errands
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people import commands as people

HOTLINE = (
    ("{spot}门口的井盖松动，车一压就响", "yes", 5, "来电人说已经垫稳，不响了"),
    ("{spot}晚上十一点还有烧烤摊油烟，开不了窗", "partly", 3, "来电人说少了些，周末还有"),
)
RIDER = "{spot}北门口电动车没处停，送餐要绕一大圈"
LIAISON = "{spot}几户反映楼道声控灯白天常亮，想换成感应的"
ELSEWHERE = "{spot}外面的国道大车太多，希望限行"
TICKET, ACCEPTED, ANSWERED = "请到现场看看，能划出几个临时停车位", "已派人勘察", "已划出六个临时车位，牌子也立好了"
DONE, NO_MEANS, SENT = "已经办好，请您看看", "今年没有这笔钱，列入明年维修计划", "市公安局交警支队"
WHY_SENT = "国道限行不归社区，已把您的意见转交交警支队"
DAY = datetime.timedelta(days=1)


def live(quarter):
    """What came by the other channels in the ``quarter`` of one community has come to its end, or waits for one."""
    hotline = [_by_hotline(quarter, number) for number in range(len(HOTLINE))]
    rider, liaison = _by_rider(quarter), _by_liaison(quarter)
    with quarter.on(56, 9):
        far = _report(quarter, quarter.worker, ELSEWHERE, Need.Channel.COMMUNITY, quarter.resident())
        needs.send_elsewhere(quarter.worker, far, SENT, WHY_SENT)
        needs.end_unsolved(quarter.worker, liaison, Need.WhyNot.MEANS, NO_MEANS)
    _by_ticket(quarter, rider)
    with quarter.on(60, 16):
        for need, (_text, outcome, satisfaction, words) in zip(hotline, HOTLINE, strict=True):
            asker = need.asked_by.get()
            if quarter.order % 2:
                needs.call_back(quarter.worker, need, asker, "not_reached")
            else:
                needs.call_back(quarter.worker, need, asker, "reached", outcome, satisfaction, words)
    errands.run_all()


def _report(quarter, actor, text, channel, asker):
    spot = quarter.spots[quarter.order % len(quarter.spots)]
    text = text.format(spot=spot)
    return needs.report(actor, quarter.community, text, channel=channel, spot=spot, asker=asker)


def _by_hotline(quarter, number):
    with quarter.on(50 + number, 9):
        need = _report(quarter, quarter.worker, HOTLINE[number][0], Need.Channel.HOTLINE, quarter.resident())
        needs.take_on(quarter.worker, need)
    with quarter.on(52 + number, 15):
        needs.answer(quarter.worker, need, DONE)
    return need


def _by_rider(quarter):
    with quarter.on(50, 13):
        phone = f"1990001{quarter.order:04d}"
        post = people.register_worker(None, "示例骑手", quarter.community, employer="某外卖平台", phone=phone)
        return _report(quarter, post.person, RIDER, Need.Channel.RIDER, post.person)


def _by_liaison(quarter):
    with quarter.on(50, 19):
        member = people.check_member(quarter.secretary, "示例党员", quarter.community)
        post = people.link_households(quarter.secretary, member, quarter.community, 12)
        return _report(quarter, post.person, LIAISON, Need.Channel.LIAISON, post.person)


def _by_ticket(quarter, need):
    body, officer = quarter.town.departments[1]
    with quarter.on(51, 10):
        needs.take_on(quarter.worker, need)
        ticket = needs.send_ticket(quarter.worker, need, body, TICKET, clock.today() + DAY * 10)
    with quarter.on(53, 10):
        needs.accept_ticket(officer, ticket)
    if quarter.order % 2:
        return
    with quarter.on(58, 10):
        needs.answer_ticket(officer, ticket, ANSWERED)
        needs.confirm_ticket(quarter.worker, ticket, ANSWERED)
