"""Visits, what departments are charged with, and tours of 泰安社区."""

import datetime

from sifang.core import clock
from sifang.visits import commands as visits


def add(town, objects):
    """One visit held with a finding, one assignment, one tour with its guest."""
    later = clock.today() + datetime.timedelta(days=9)
    found = visits.Found("六号楼墙皮往下掉，怕砸到人", None, town.housing, later)
    objects["visits"] = visits.pay(town.chen, town.taian, "看看楼院", findings=[found])
    objects["assignments"] = objects["visits"].findings.get().assignments.get()
    objects["tours"] = visits.invite(
        town.wang, town.taian, "看看议事长廊", clock.now() + datetime.timedelta(days=4), "社区门口", [town.bank]
    )
    objects["guests"] = objects["tours"].guests.get()
