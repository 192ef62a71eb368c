"""The lawyers of the small town: Gu of the firm 明理 advises 泰安社区, clerk Qi of the judicial office watches."""

from sifang.core import clock
from sifang.counsel import commands as counsel
from sifang.counsel import templates
from sifang.disputes.models import Dispute, Session
from sifang.people import commands as people


class Bench:
    """A law firm, its lawyer as legal adviser of 泰安社区, the judicial clerk of the street, one rider."""

    def __init__(self, town):
        self.town = town
        self.firm = people.found(None, "明理律师事务所", town.county)
        people.partner(None, self.firm, town.taian)
        self.gu = people.register(None, "顾言", username="gu", title="律师")
        self.post = people.appoint(None, self.gu, "legal_adviser", place=town.taian, sent_by=self.firm)
        self.qi = town.official("qi", "齐正", "judicial_clerk", place=town.street)
        rider = people.register(None, "骆明", phone="19900020001", home=town.taian)
        self.rider = people.appoint(None, rider, "courier", place=town.taian)

    def station(self):
        """The open station of 泰安社区."""
        return counsel.open_station(
            self.town.wang, self.town.taian, "泰安社区法律服务站", "一楼大厅", firm=self.firm, phone="0936-8200000"
        )

    def checklist(self):
        """The shipped list for riders, adopted."""
        return counsel.adopt(self.town.wang, self.town.taian, "rider")

    def checkup(self, **facts):
        """A rider's check-up that is scheduled for today."""
        facts = {"worker": self.rider, "adviser": self.post} | facts
        return counsel.schedule_checkup(self.town.wang, self.town.taian, self.checklist(), today(), **facts)

    def answers(self, checkup, wrong=2):
        """Answers to the list, of which the first ``wrong`` are not sound."""
        checks = list(checkup.checklist.checks.all())
        return {check.pk: check.sound if n >= wrong else not check.sound for n, check in enumerate(checks)}

    def session(self, *, settled=True, adviser=None):
        """A mediation session of a dispute in 泰安社区 in which the adviser took part."""
        dispute = Dispute.objects.create(
            place=self.town.taian, code="泰安-2026-001", cause="other", summary="楼道堆物", registrar="community",
            colour="yellow", received_on=today(), due=today(),
        )  # fmt: skip
        return Session.objects.create(
            dispute=dispute, path="tripartite", held_on=today(), adviser=adviser or self.post, settled=settled
        )


def today():
    """The lived day."""
    return clock.today()


def shipped_titles():
    """The titles of the lists that come with the program."""
    return {template.title for template in templates.shipped().values()}
