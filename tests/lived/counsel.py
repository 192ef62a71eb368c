"""Legal counsel of 泰安社区: a station with its duty, a consultation on its way to legal aid, a check-up, the log."""

import datetime

from sifang.activities import commands as activities
from sifang.core import clock
from sifang.counsel import commands as counsel
from sifang.people import commands as people


def add(town, objects):
    """One object for each word of its addresses."""
    firm = people.found(None, "明理律师事务所", town.county)
    people.partner(None, firm, town.taian)
    lawyer = people.register(None, "顾言", username="gu-lawyer", title="律师")
    post = people.appoint(None, lawyer, "legal_adviser", place=town.taian, sent_by=firm)
    begins = clock.now() + datetime.timedelta(days=1)
    station = counsel.open_station(town.wang, town.taian, "泰安社区法律服务站", "一楼大厅", firm=firm)
    objects["stations"] = station
    objects["duties"] = counsel.put_on_duty(lawyer, station, post, begins, begins + datetime.timedelta(hours=2))
    objects["consultations"] = counsel.consult(town.wang, town.taian, "wages", question="拖欠工资怎么要？")
    counsel.answer(lawyer, objects["consultations"], "先找劳动监察，再申请支付令。", 20)
    objects["aid"] = counsel.refer_to_aid(
        lawyer, town.taian, "工友经济困难，请援助", consultation=objects["consultations"]
    )
    objects["questions"] = counsel.write_question(
        lawyer, town.taian, "wages", "拖欠工资找谁？", "先找劳动监察，12333。"
    )
    checklist = counsel.adopt(town.wang, town.taian, "rider")
    objects["checkups"] = counsel.schedule_checkup(lawyer, town.taian, checklist, clock.today())
    objects["talks"] = activities.schedule(town.wang, town.taian, "law_talk", "防范电信诈骗", begins)
    objects["talk-points"] = counsel.set_talk_point(town.wang, town.taian, "小广场", "一号楼前")
    objects["log"] = objects["consultations"].entry
