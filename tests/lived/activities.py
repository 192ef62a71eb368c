"""A plan with a line, an activity from it, a campaign, a service somebody asked for, a piece of experience."""

import datetime

from sifang.activities import commands
from tests.activities.year import activity_of, plan_of, service_of


def add(town, objects):
    """The objects of the year together in 泰安社区."""
    plan = plan_of(town)
    line = plan.lines.first()
    campaign = commands.name_campaign(town.li, town.taian, "创安创稳", datetime.date(2026, 1, 1))
    service = service_of(town)
    told = "先上门说，再约时间一起清，最后留一块公共架子。"
    objects |= {
        "plans": plan,
        "lines": line,
        "campaigns": campaign,
        "activities": activity_of(town, line=line, campaign=campaign),
        "offers": service.item,
        "services": service,
        "experience": commands.write_experience(town.wang, town.taian, "楼道堆物怎么清", told),
    }
