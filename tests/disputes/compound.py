"""A compound of 泰安社区 with its company, owners, mediator and legal adviser, and a dispute between two neighbours."""

from sifang.disputes import commands as disputes
from sifang.people import commands as people
from sifang.people.models import Management, Organization
from sifang.places.models import Place

NAMES = ("钱大勇", "孙小梅")
PARTIES = (
    {"role": "applicant", "name": NAMES[0], "phone": "13900002345"},
    {"role": "respondent", "name": NAMES[1]},
)


class Compound:
    """翠屏苑, and those who settle what its people quarrel about."""

    def __init__(self, town):
        self.town = town
        self.place = Place.objects.create(
            code=f"{town.taian.pk}101", name="翠屏苑小区", short_name="翠屏苑", kind="compound"
        )
        self.company = people.found(None, "安居物业", town.taian, kind=Organization.Kind.PROPERTY)
        Management.objects.create(place=self.place, organization=self.company, since="2024-01-01")
        self.liaison = town.official("anju", "罗经理", "liaison", organization=self.company)
        self.owner = town.official("owner", "冯业主", "owners_rep", place=self.place)
        self.mediator = town.official("tiao", "老秦", "mediator", place=town.taian)
        self.firm = people.found(None, "中律律师事务所", town.taian)
        self.lawyer = people.register(None, "白律师", username="bai")
        self.adviser = people.appoint(None, self.lawyer, "legal_adviser", place=town.taian, sent_by=self.firm)

    def dispute(self, summary="楼上钱大勇家漏水，把楼下泡了", actor=None, **facts):
        """A dispute the community registers for two residents, in the colour of the rule unless said otherwise."""
        facts = {"registrar": "resident", "parties": PARTIES} | facts
        return disputes.register(actor or self.town.wang, self.place, "leak", summary, **facts)
