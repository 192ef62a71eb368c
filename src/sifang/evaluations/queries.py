"""Readings of the appraisal."""

from django.db.models import Count, Q
from django.utils import timezone

from sifang.core import clock
from sifang.evaluations import codes, reach, rules, schemes, tallying
from sifang.evaluations.models import Ballot, Chapter, Opinion, Round, Scheme, Sheet, Statement, Tally, Voter
from sifang.evaluations.publishing import FEWEST, enough, may_publish
from sifang.people.models import Organization, Partnership, Post
from sifang.places.models import CITY_LENGTH, range_of

Kind, Stage = Sheet.Kind, Sheet.Stage
# Those who speak as an office do not vote as residents.
IN_OFFICE = ("secretary", "worker", "street_clerk", "officer", "sponsor", "liaison", "observer", "auditor")


def public_scheme(code, year):
    """The scheme in force in ``year`` for the city of ``code``; the shipped one where none was adopted."""
    adopted = Scheme.objects.filter(place_id=code[:CITY_LENGTH], since_year__lte=year).order_by("-since_year").first()
    return adopted.rule if adopted else schemes.VERSION_1


def round_list(viewer):
    """The rounds the viewer's street or department looks after, the latest year first, then by place."""
    return Round.objects.visible_to(viewer).select_related("place").order_by("-year", "place")


def chapter_list(viewer):
    """The parts of rounds that wait for the viewer's community or opinion, or did, by year and place."""
    found = Chapter.objects.visible_to(viewer).select_related("round__place", "place")
    return found.order_by("-round__year", "place")


def chapter_at(round_, place):
    """The part of ``place`` in the round, or None."""
    return Chapter.objects.filter(round=round_, place=place).select_related("round", "place").first()


def partner_of(organization, code):
    """Whether the organization is a partner at ``code`` today."""
    return Partnership.objects.current().filter(organization=organization, place=code).exists()


def sheets_of(chapter, *kinds):
    """The standing sheets of the chapter of these kinds, leaders first, then by name of organization or by post."""
    found = Sheet.objects.filter(chapter=chapter, kind__in=kinds, replaced_by=None)
    return found.select_related("post__person", "organization", "place").order_by("kind", "organization__name", "pk")


def feedback_list(viewer):
    """The feedback the viewer, their organization or their community has received, the latest first."""
    own = Q(post__person=viewer) | Q(organization__in=viewer.reach.organizations)
    community = Q(kind=Kind.COMMUNITY) & Q(place__in=reach.codes(viewer, "appraise"))
    found = Sheet.objects.filter(own | community, stage=Stage.RELEASED, replaced_by=None)
    return found.select_related("round", "place", "organization", "post__person").order_by("-released_on", "pk")


def feedback_open(viewer):
    """The feedback that may still be explained, or a review of it asked for."""
    return feedback_list(viewer).filter(reply_by__gte=clock.today())


def opinions_asked(viewer):
    """The parts of open rounds on which the viewer may give a signed opinion."""
    return chapter_list(viewer).filter(place__in=reach.opined_on(viewer), round__stage=Round.Stage.OPEN)


def opinions_missing(viewer):
    """Those of them on which neither the viewer nor an organization of theirs has signed an opinion."""
    signed = Q(opinions__organization__in=viewer.reach.organizations) | Q(opinions__post__person=viewer)
    return opinions_asked(viewer).exclude(signed)


def progress(round_):
    """[{chapter, counts…}] of every community in order of code: how many answered, never who did not."""
    chapters = list(round_.chapters.select_related("place").order_by("place"))
    of = {chapter.pk: {"chapter": chapter} for chapter in chapters}
    for table in (_sheet_counts(round_), _opinion_counts(round_), _voter_counts(round_)):
        for chapter, counts in table.items():
            of[chapter] |= counts
    return list(of.values())


def _sheet_counts(round_):
    first = Sheet.objects.filter(round=round_, version=1).values("chapter")
    done = ~Q(stage=Stage.DRAFT)
    kinds = {
        "sheets": ~Q(kind=Kind.MEMBER) & ~Q(kind=Kind.COMMUNITY),
        "members": Q(kind=Kind.MEMBER),
        "street": Q(kind=Kind.COMMUNITY),
    }
    counts = {name: Count("pk", filter=which) for name, which in kinds.items()}
    counts |= {f"{name}_signed": Count("pk", filter=which & done) for name, which in kinds.items()}
    rows = [dict(row) for row in first.annotate(**counts).order_by()]
    return {row.pop("chapter"): row for row in rows}


def _opinion_counts(round_):
    rows = Opinion.objects.filter(chapter__round=round_).values("chapter").annotate(opinions=Count("pk")).order_by()
    return {row["chapter"]: {"opinions": row["opinions"]} for row in rows}


def _voter_counts(round_):
    rows = Voter.objects.filter(chapter__round=round_).values("chapter").order_by()
    counted = rows.annotate(voters=Count("pk"), voted=Count("pk", filter=Q(voted=True)))
    return {row["chapter"]: {"voters": row["voters"], "voted": shown_turnout(row["voted"])} for row in counted}


def shown_turnout(voted):
    """How many voted, as it may be said: None below five."""
    return voted if voted >= FEWEST else None


def turnout(chapter):
    """(residents with a code, how many voted or None below five)."""
    counted = chapter.voters.aggregate(voters=Count("pk"), voted=Count("pk", filter=Q(voted=True)))
    return counted["voters"], shown_turnout(counted["voted"])


def own_opinion(viewer, chapter):
    """[(post or organization, the opinion given or None)] for everybody on whose behalf the viewer may speak here."""
    post = reach.sponsored(viewer).get(chapter.place_id)
    bodies = [] if not viewer.may("opine") else Organization.objects.filter(pk__in=viewer.reach.organizations)
    bodies = [body for body in bodies if viewer.may("opine", organization=body) and partner_of(body, chapter.place_id)]
    given = {(each.post_id, each.organization_id): each for each in chapter.opinions.all()}
    own = [(post, given.get((post.pk, None)))] if post else []
    return own + [(body, given.get((None, body.pk))) for body in bodies]


def tallies(round_):
    """{community code: its tally} of the round; places with fewer than five ballots have none."""
    found = Tally.objects.filter(chapter__round=round_).select_related("chapter")
    return {tally.chapter.place_id: tally for tally in found}


def tally_of(sheet):
    """How the residents' ballots were counted for the sheet on a community, and whether they are still those; or None.

    The root was recorded on the day the urn was opened; a ballot changed, added or taken away since would not fit it.
    """
    tally = Tally.objects.filter(chapter=sheet.chapter_id).first() if sheet.kind == Kind.COMMUNITY else None
    if tally is None:
        return None
    ballots = Ballot.objects.filter(chapter=sheet.chapter_id)
    return {"tally": tally, "holds": tallying.root(ballot.spelled() for ballot in ballots) == tally.root}


def summed(viewer, round_):
    """{question: {answer: how often}} over all communities whose ballots may be shown, and how many those are.

    Each community's own result is published too, so the sum must stand beside every one of them.
    """
    if not (rules.may_review(viewer, round_) or rules.may_release(viewer, round_)):
        return {}, 0
    found = tallies(round_)
    ballots = {code: tally.ballots for code, tally in found.items()}
    wanted = enough(ballots)
    if not wanted or not may_publish(ballots, [[code] for code in wanted], wanted):
        return {}, 0
    sums: dict[str, dict[str, int]] = {}
    for code in wanted:
        for question, counts in found[code].counts.items():
            for answer, n in counts.items():
                sums.setdefault(question, {}).setdefault(answer, 0)
                sums[question][answer] += n
    return sums, sum(ballots[code] for code in wanted)


def letters_of(round_, kind=""):
    """The sheets of a round whose letter is out or may go out, in order of place; of one kind if given."""
    found = Sheet.objects.filter(round=round_, stage__in=(Stage.REVIEWED, Stage.RELEASED))
    found = found.filter(kind=kind) if kind else found
    return found.select_related("place", "organization", "post__person").order_by(
        "place", "kind", "organization__name", "pk"
    )


def statements_waiting(viewer):
    """What the appraised said and nobody has answered, for those who release feedback."""
    found = Statement.objects.filter(answered_on=None, sheet__in=Sheet.objects.visible_to(viewer))
    return found.select_related("sheet__place", "sheet__organization", "sheet__post__person", "by").order_by("pk")


def public_ballot(code):
    """The voter that a voting code opens, with the round and the community; or None."""
    return codes.voter_of(code)


def public_code_of(asker, place):
    """The voting code of the asker's person for ``place`` while a round is open there and they have not voted, else "".

    Anybody may report under another's phone: a tie made after the round was opened shows nobody's vote.
    """
    voter = Voter.objects.filter(
        person=asker.person_id, chapter__place=place, chapter__round__stage=Round.Stage.OPEN, voted=False,
        chapter__round__opened_on__gte=timezone.localdate(asker.since),
    )  # fmt: skip
    found = voter.select_related("chapter__round").order_by("-pk").first()
    return codes.code_for(found) if found else ""


def slips(chapter):
    """The voters of the chapter with their persons, in order of record."""
    return chapter.voters.select_related("person", "chapter__round").order_by("person")


def leaders_asked(chapter):
    """How many sponsor leaders and partner organizations may give an opinion on the community."""
    leaders = Post.objects.current().filter(range_of(chapter.place_id), kind="sponsor").count()
    return leaders + Partnership.objects.current().filter(place=chapter.place_id).count()
