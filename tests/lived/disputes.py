"""A dispute of 泰安社区 with an agreement that waits to be kept, and a referral of another one."""

from sifang.disputes import commands as disputes


def add(town, objects):
    """The dispute, its agreement and a referral, by the words of their addresses."""
    parties = [{"role": "applicant", "name": "钱大勇"}, {"role": "respondent", "name": "孙小梅"}]
    made = disputes.register(town.wang, town.taian, "leak", "楼上漏水泡了楼下", registrar="resident", parties=parties)
    objects["disputes"], objects["agreements"] = made, disputes.agree(town.wang, made, "三日内修好并赔偿墙面")
    other = disputes.register(town.wang, town.taian, "fee", "收费标准没有公示", registrar="community")
    objects["referrals"] = disputes.refer(town.wang, other, "department", "请认定收费标准", organization=town.housing)
