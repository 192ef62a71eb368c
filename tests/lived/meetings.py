"""A topic of the bank and a council in the open air."""

from sifang.meetings.commands import councils, topics


def add(town, objects):
    """The topic and the council, by the words of their addresses."""
    objects["topics"] = topics.propose(town.su, town.taian, "充电桩放哪里", party="o", organization=town.bank)
    objects["councils"] = councils.hold(town.wang, town.taian, "楼道门关不严", "some", "resolved", owner="李师傅")
