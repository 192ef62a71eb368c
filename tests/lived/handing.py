"""A need that is with a department, and one for which more time is asked."""

from sifang.core import clock
from sifang.needs import commands as needs


def add(town, objects):
    """A ticket of 泰安社区 to the housing department, and an extension that waits for a decision."""
    need = town.need("六号楼外墙瓷砖松了往下掉", verified=False)
    objects["tickets"] = needs.send_ticket(town.wang, need, town.housing, "请派人看外墙瓷砖", clock.today())
    waiting = town.need("活动室的门锁坏了要换", verified=False)
    objects["extensions"] = needs.ask_extension(town.wang, waiting, 3, "锁芯要等厂家发货")
