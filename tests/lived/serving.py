"""Those who serve 泰安社区: a member in a service post, a courier, a partnership."""

from sifang.people import commands as people
from sifang.people.models import Partnership


def add(town, objects):
    """One registration, one service post with its uptake, one partnership."""
    member = people.check_member(town.wang, "高远", town.taian, phone="19900010001", sent_by=town.bank, skills="电工")
    service_post = people.open_service_post(town.wang, town.taian, "safety", "周末巡逻")
    objects["registrations"] = member
    objects["service-posts"] = service_post
    objects["uptakes"] = people.take_service_post(town.wang, service_post, member)
    objects["partnerships"] = Partnership.objects.get(organization=town.bank, place=town.taian)
