"""南街街道 at the end of a year: a round with sheets, opinions and ballots, step by step."""

import datetime

from django.utils import timezone

from sifang.core import clock
from sifang.evaluations import codes, commands, schemes
from sifang.evaluations.models import Chapter, Round, Sheet, Voter
from sifang.needs import commands as needs
from sifang.people import commands as people
from sifang.people.models import Organization, Post

DAY = datetime.timedelta(days=1)
SAID = schemes.questions_of(schemes.VERSION_1, "community")


def all_of(kind, grade="good"):
    """The same grade for every question about ``kind``."""
    return dict.fromkeys(schemes.questions_of(schemes.VERSION_1, kind), grade)


def resident_of(town, number):
    """A resident of 泰安社区 who asked for something this year."""
    person = people.register(None, f"居民{number}", phone=f"1990001{number:04d}", home=town.taian)
    needs.report(None, town.taian, f"第{number}处楼道灯不亮了，晚上摸黑", asker=person)
    return person


class Street:
    """The street's round of this year, open for ten days."""

    def __init__(self, town, residents=6):
        self.town = town
        self.officer = town.official("zheng", "郑部长", "officer", place=town.county)
        self.residents = [resident_of(town, number) for number in range(residents)]
        self.round = commands.open_round(
            town.clerk, town.street, clock.today().year, closes_on=clock.today() + 10 * DAY
        )
        self.chapter = Chapter.objects.get(round=self.round, place=town.taian)

    def member(self, name, place=None):
        """Somebody who has reported to the community as a member."""
        person = people.register(None, name)
        Post.objects.create(person=person, kind="member", place=place or self.town.taian, since=clock.today())
        return person

    def sheet(self, kind, **which):
        """The sheet of ``kind`` in 泰安社区."""
        return Sheet.objects.get(chapter=self.chapter, kind=kind, **which)

    def code(self, person):
        """The voting code of ``person`` in 泰安社区."""
        return codes.code_for(Voter.objects.get(chapter=self.chapter, person=person))

    def vote(self, person, grade="good", words=""):
        """``person`` has cast a ballot with one grade throughout."""
        commands.cast(self.code(person), dict.fromkeys(SAID, grade), words)

    def sign_all(self, grade="good"):
        """Every sheet but the members' is answered and signed."""
        secretaries = {self.town.taian.pk: self.town.li, self.town.nanguan.pk: self.town.zhou}
        for sheet in Sheet.objects.filter(round=self.round, stage="draft").exclude(kind="member"):
            hand = self.town.clerk if sheet.kind == "community" else secretaries[sheet.place_id]
            commands.rate(hand, sheet, all_of(sheet.kind, grade))
            commands.sign(hand, sheet)

    def close(self):
        """The last day has come and the street has closed the round."""
        with self.later(10):
            commands.close_round(self.town.clerk, self.again())
        return self.again()

    def review(self, grade="good"):
        """Signed, closed, and reviewed by the street."""
        self.sign_all(grade)
        self.close()
        commands.review(self.town.clerk, self.again())
        return self.again()

    def release(self, grade="good"):
        """Every letter is out."""
        self.review(grade)
        commands.release(self.officer, self.again())
        return self.again()

    def again(self):
        """The round as it stands."""
        self.round = Round.objects.get(pk=self.round.pk)
        return self.round

    def later(self, days):
        """So many days from now."""
        return clock.at(timezone.now() + days * DAY)

    def opine(self, grade="good", words=""):
        """Leader Chen and the two partners have given their opinion on 泰安社区."""
        said = dict.fromkeys(SAID, grade)
        commands.opine(self.town.chen, self.round, self.town.taian, said, words)
        for hand, body in ((self.town.su, self.town.bank), (self.town.deng, self.town.power)):
            commands.opine(
                hand, self.round, self.town.taian, said, words, organization=Organization.objects.get(pk=body.pk)
            )
