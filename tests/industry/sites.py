"""A demonstration site of 泰安社区's 东湖国际 on its way, for the tests."""

from sifang.industry import commands as industry
from tests.people import compounds as built
from tests.people.offices import officer_of

POINTS = ["党支部活动有记录", "收费标准公开上墙"]


class Sites:
    """The estate, its county's checklist, the officer who names, and somebody of the street who reviews."""

    def __init__(self, town):
        self.town, self.estate = town, built.estate(town)
        self.officer = officer_of(town)
        self.checklist = industry.write_site_checklist(self.officer, town.county, "红色物业示范点创建清单", POINTS)

    @property
    def answers(self):
        """Every point of the checklist holds."""
        return {point.pk: True for point in self.checklist.points.filter(dropped_on=None)}

    def applied(self):
        """The community has applied."""
        facts = {"words": "支部在小区里常年有人", "answers": self.answers, "checklist": self.checklist}
        return industry.apply_site(self.town.wang, self.estate.place, self.estate.company, **facts)

    def reviewed(self):
        """The street has reviewed it."""
        site = self.applied()
        industry.review_site(self.town.clerk, site, answers=self.answers, words="到现场看过，都在")
        return site

    def named(self):
        """The organization department has named it."""
        site = self.reviewed()
        industry.name_site(self.officer, site, "红色物业示范点2026-01")
        return site
