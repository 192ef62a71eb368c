"""The objects of an appraisal: the street's round, the part of 泰安社区, a sheet on a partner, a statement."""

from sifang.core import clock
from sifang.evaluations import commands
from sifang.evaluations.models import Chapter, Sheet
from tests.evaluations.street import all_of


def add(town, objects):
    """A round whose letters are out, answered by one of the appraised."""
    round_ = commands.open_round(town.clerk, town.street, clock.today().year, closes_on=clock.today())
    for sheet in Sheet.objects.filter(round=round_):
        hand = town.clerk if sheet.kind == "community" else town.li
        commands.rate(hand, sheet, all_of(sheet.kind))
        commands.sign(hand, sheet)
    commands.close_round(town.clerk, round_)
    commands.review(town.clerk, round_)
    head = town.official("head", "丁部长", "officer", place=town.county)
    commands.release(head, round_)
    sheet = Sheet.objects.get(round=round_, organization=town.power)
    objects["rounds"] = round_
    objects["chapters"] = Chapter.objects.get(round=round_, place=town.taian)
    objects["sheets"] = sheet
    objects["statements"] = commands.state(town.deng, sheet, "说明一件事：七月停工十天")
