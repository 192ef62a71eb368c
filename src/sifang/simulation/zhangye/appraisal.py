"""The year's end in one street: the two-way appraisal, from the opened round to the released letters."""

import datetime

from sifang.core import clock, errands
from sifang.evaluations import codes, schemes
from sifang.evaluations import commands as evaluations
from sifang.evaluations.models import Chapter, Sheet, Voter
from sifang.people.models import Organization, Person, Post
from sifang.places.models import Place
from sifang.simulation import names
from sifang.simulation.calendar import YEAR, moment
from sifang.simulation.zhangye import cast, offices
from sifang.simulation.zhangye.rosters import liaisons

Kind = Sheet.Kind
LAST_DAY = datetime.date(YEAR, 12, 24)
# How many of a community's members, partners and residents say something.
MEMBERS, PARTNERS, BALLOTS = 30, 3, 7
GRADES = ("excellent", "excellent", "good", "excellent", "good", "fair")


class Appraisal:
    """The round of one street."""

    def __init__(self, code):
        self.street, self.clerk = Place.objects.get(pk=code), offices.clerk_of(code)
        self.dice = names.dice("appraisal", code)

    def live(self):
        """The round is opened, answered, closed, reviewed and released."""
        with clock.at(moment(12, 10)):
            self.round = evaluations.open_round(self.clerk, self.street, YEAR, closes_on=LAST_DAY)
        chapters = list(Chapter.objects.filter(round=self.round).select_related("place", "round"))
        for number, chapter in enumerate(chapters):
            with clock.at(moment(12, 11 + number % 9)):
                self._upwards(chapter)
                self._downwards(chapter)
        with clock.at(moment(12, 24, 18)):
            evaluations.close_round(self.clerk, self.round)
        with clock.at(moment(12, 26)):
            evaluations.review(self.clerk, self.round)
        with clock.at(moment(12, 30)):
            evaluations.release(offices.officer_of(offices.CITY), self.round)
            errands.run_all()

    def _marks(self, kind):
        return {name: self.dice.choice(GRADES) for name in schemes.questions_of(self.round.scheme, kind)}

    def _upwards(self, chapter):
        """The community's word on leaders, organizations and members, and the street's on the community."""
        worker = Person.objects.get(username=f"worker{chapter.place_id}")
        secretary = Person.objects.get(username=f"secretary{chapter.place_id}")
        for sheet in self._sheets(chapter).exclude(kind=Kind.MEMBER):
            own = sheet.kind == Kind.COMMUNITY
            evaluations.rate(self.clerk if own else worker, sheet, self._marks(sheet.kind))
            evaluations.sign(self.clerk if own else secretary, sheet)
        some = self._sheets(chapter).filter(kind=Kind.MEMBER)[:MEMBERS]
        evaluations.rate_members(worker, chapter, {sheet.pk: self.dice.choice(GRADES) for sheet in some})
        evaluations.sign_members(secretary, chapter)

    def _sheets(self, chapter):
        found = Sheet.objects.filter(chapter=chapter).select_related("round", "place", "post__person", "organization")
        return found.order_by("pk")

    def _downwards(self, chapter):
        """What the leader, partners and residents think of the community."""
        leaders = Post.objects.current().filter(kind="sponsor", place=chapter.place).select_related("person")
        for post in leaders:
            evaluations.opine(post.person, self.round, chapter.place, self._marks(Kind.COMMUNITY), cast.SAID_GOOD)
        for organization, speaker in list(self._speakers(chapter))[:PARTNERS]:
            marks = self._marks(Kind.COMMUNITY)
            evaluations.opine(speaker, self.round, chapter.place, marks, organization=organization)
        for voter in Voter.objects.filter(chapter=chapter).select_related("chapter__round").order_by("pk")[:BALLOTS]:
            evaluations.cast(codes.code_for(voter), self._marks(Kind.COMMUNITY))

    def _speakers(self, chapter):
        """(organization, who speaks for it) of the partners with a liaison officer."""
        held = liaisons(chapter.place)
        bodies = Organization.objects.filter(pk__in=held).order_by("pk")
        return ((body, held[body.pk]) for body in bodies)
