"""Drafting and approving thank-you letters: for one project after a good word, and for a whole year."""

from django.db.transaction import atomic
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sifang.core import clock, language
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.letters import year as years
from sifang.letters.models import Letter
from sifang.needs.models import Rating
from sifang.places.models import Place
from sifang.projects.models import Coverage, Project
from sifang.text import redaction

LONGEST = 2000


@atomic
def draft_thanks(deed):
    """After a good rating, each organization that carried the project has a letter in draft, once. A reaction."""
    rating = Rating.objects.select_related("need").get(pk=deed.detail["rating"])
    if not rating.is_good:
        return
    for project in _rated(rating):
        for claim in project.claims.filter(ended_at=None).select_related("organization"):
            _draft(project, claim, rating)


def _rated(rating):
    """The accepted projects the rating speaks about: not those of rounds that an asker called not solved."""
    failed = rating.need.ratings.filter(outcome=Rating.Outcome.NO, round__lt=rating.round).order_by("round").last()
    done = Coverage.objects.filter(need=rating.need, project__stage=Project.Stage.ACCEPTED)
    done = done.filter(ended_at__gt=failed.at) if failed else done
    return Project.objects.filter(pk__in=done.values("project")).select_related("place")


def _draft(project, claim, rating):
    if Letter.objects.filter(project=project, organization=claim.organization).exists():
        return
    with language.kept():
        words = render_to_string(
            "letters/thanks.txt", {"project": project, "claim": claim, "need": rating.need, "rating": rating}
        )
    letter = Letter.objects.create(
        organization=claim.organization,
        project=project,
        rating=rating,
        place=project.place,
        text=words.strip(),
        drafted_at=clock.now(),
    )
    record(None, "letter.drafted", letter, organization=claim.organization_id)


@atomic
def draft_year(actor, place, year):
    """Every partner organization and member of whom the year's records say something has a letter in draft, once."""
    require(
        actor.may("approve_letter", place.pk) or actor.may("activity", place.pk),
        _("Only the community drafts its letters of thanks."),
    )
    insist(year <= clock.today().year, _("The year %(year)s has not come yet.") % {"year": year})
    Place.objects.select_for_update().get(pk=place.pk)  # two who draft at once write each letter once
    known = Letter.objects.filter(place=place, year=year, project=None)
    thanked = set(known.filter(person=None).values_list("organization", flat=True))
    named = set(known.exclude(person=None).values_list("person", flat=True))
    fresh = [
        _yearly(place, year, facts, organization=body)
        for body, facts in years.of_organizations(place, year).items()
        if body.pk not in thanked
    ]
    members = {post.person_id: (post, facts) for post, facts in years.of_members(place, year).items()}
    fresh += [
        _yearly(place, year, facts, person=post.person, organization=post.sent_by)
        for who, (post, facts) in members.items()
        if who not in named
    ]
    made = Letter.objects.bulk_create(fresh)
    if made:
        record(actor, "letter.year_drafted", place, year=year, letters=[letter.pk for letter in made])
    return made


def _yearly(place, year, facts, **thanked):
    # A list of a hundred ratings stays a list of ids; a letter without any says nothing of them.
    told = {kind: found for kind, found in facts.items() if found}
    phrases = [years.phrase(kind, told[kind]) for kind in years.PHRASES if kind in told]
    with language.kept():
        words = render_to_string(
            "letters/thanks_year.txt", {"place": place, "year": year, "phrases": phrases} | thanked
        )
    return Letter(place=place, year=year, facts=told, text=words.strip(), drafted_at=clock.now(), **thanked)


@atomic
def approve(actor, letter, text=""):
    """The secretary has read, perhaps edited, and approved the letter: the organization can read and print it."""
    require(actor.may("approve_letter", letter.place_id), _("Only the community Party secretary approves letters."))
    words = (text or letter.text).strip()
    insist(20 <= len(words) <= LONGEST, _("A letter has 20 to %(most)s characters.") % {"most": LONGEST})
    letter.move(Letter.Stage.APPROVED)
    letter.text, letter.approved_by, letter.approved_at = redaction.redact(words)[0], actor, clock.now()
    letter.save(update_fields=["text", "approved_by", "approved_at"])
    record(actor, "letter.approved", letter, organization=letter.organization_id)


def approve_year(actor, place, year):
    """The drafts of the year are approved as they stand; returns how many. Each is a deed of its own."""
    drafts = Letter.objects.filter(place=place, year=year, stage=Letter.Stage.DRAFT).order_by("pk")
    waiting = list(drafts.select_related("organization", "person", "place"))
    for letter in waiting:
        approve(actor, letter)
    return len(waiting)


@atomic
def drop(actor, letter):
    """The letter is not sent."""
    require(
        actor.may("approve_letter", letter.place_id), _("Only the community Party secretary decides about letters.")
    )
    letter.move(Letter.Stage.DROPPED)
    record(actor, "letter.dropped", letter)


@atomic
def receive(actor, letter, by="", on=None):
    """The letter has arrived: the organization's liaison says so, or the community that handed it over."""
    speaks = letter.organization is not None and actor.may("speak", organization=letter.organization)
    require(
        speaks or actor.may("approve_letter", letter.place_id) or actor.may("activity", letter.place_id),
        _("The organization's liaison, or the community, notes that the letter arrived."),
    )
    insist(
        letter.hold() == Letter.Stage.APPROVED, _("The letter is not sent yet; it can be received when it is approved.")
    )
    letter.refresh_from_db(fields=["received_on"])
    insist(letter.received_on is None, _("It is noted already that this letter arrived."))
    day = on or clock.today()
    insist(day <= clock.today(), _("This day lies ahead; note it when the letter has arrived."))
    letter.received_on, letter.received_by = day, redaction.clean(by, 40)
    letter.save(update_fields=["received_on", "received_by"])
    record(actor, "letter.received", letter)
