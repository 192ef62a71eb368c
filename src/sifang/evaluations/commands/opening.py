"""Opening the year's round: everybody's facts are frozen, residents get their codes, the urns are empty."""

import secrets

from django.db.models import Q
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, keyring
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.core.secrets import blind
from sifang.evaluations import codes, queries, rules, schemes, urns
from sifang.evaluations.facts import Facts
from sifang.evaluations.models import Chapter, Round, Scheme, Sheet, Urn, Voter
from sifang.people.models import Partnership, Person, Post
from sifang.places.models import CITY_LENGTH, COMMUNITY_LENGTH, Place, range_of

BATCH = 1000


@atomic
def adopt_scheme(actor, city, since_year, rule, *, document=""):
    """From ``since_year`` on, rounds in ``city`` are opened under ``rule``; those opened before keep theirs."""
    require(rules.may_release(actor, city), _("Only the organization department decides about the scheme."))
    insist(len(city.code) == CITY_LENGTH, _("A scheme is adopted for a whole city. Choose the city."))
    insist(_is_whole(rule), _("The weights of the questions of each kind must add up to 100, and so must the groups'."))
    scheme = Scheme.objects.create(place=city, since_year=since_year, rule=rule, document=document[:60], by=actor)
    record(actor, "scheme.adopted", scheme, since=since_year, version=rule["version"])
    return scheme


def _is_whole(rule):
    kinds = rule["kinds"]
    sums = [sum(question["weight"] for question in kinds[kind]["questions"]) for kind in schemes.KINDS]
    return set(sums) | {sum(kinds[kind]["groups"].values()) for kind in schemes.KINDS} == {100}


@atomic
def open_round(actor, street, year, *, closes_on):
    """The street's round of ``year`` is open until ``closes_on``: sheets with frozen facts wait to be answered."""
    require(rules.may_open(actor, street), _("Only the street opens the yearly appraisal."))
    insist(street.kind in rules.STREETS, _("A round is opened for a street or a town. Choose one."))
    insist(clock.today() <= closes_on, _("The last day lies in the past; choose a later one."))
    insist(year <= clock.today().year, _("%(year)s has not begun; there is nothing to appraise.") % {"year": year})
    Place.objects.select_for_update().get(pk=street.pk)  # two who open at once
    insist(
        not Round.objects.filter(place=street, year=year).exists(),
        _("%(street)s has opened its round of %(year)s already; look at it.") % {"street": street, "year": year},
    )
    communities = list(_communities(street))
    insist(communities, _("No community of %(street)s has a desk yet; set one up first.") % {"street": street})
    round_ = Round.objects.create(
        place=street,
        year=year,
        scheme=queries.public_scheme(street.code, year),
        closes_on=closes_on,
        key_name=secrets.token_hex(16),
        opened_by=actor,
        opened_on=clock.today(),
    )
    _fill(round_, communities)
    record(actor, "round.opened", round_, year=year, communities=len(communities))
    return round_


def _communities(street):
    """The communities of the street where somebody is in office."""
    desks = Post.objects.current().filter(range_of(street.code), kind__in=("secretary", "worker"))
    return Place.objects.filter(pk__in=desks.values("place"), kind__in=(Place.Kind.COMMUNITY, Place.Kind.VILLAGE))


def _fill(round_, communities):
    Chapter.objects.bulk_create(Chapter(round=round_, place=place) for place in communities)
    chapters = {chapter.place_id: chapter for chapter in Chapter.objects.filter(round=round_)}
    Sheet.objects.bulk_create(_sheets(round_, chapters), BATCH)
    key = keyring.passing(round_.key_name)
    Urn.objects.bulk_create(
        Urn(chapter=chapter, sealed=urns.empty(key, str(chapter.pk))) for chapter in chapters.values()
    )
    Voter.objects.bulk_create(_voters(round_, chapters, key), BATCH)


def _sheets(round_, chapters):
    facts = Facts(round_.place, round_.year)
    for post in _posts(round_, "sponsor"):
        place = post.place_id[:COMMUNITY_LENGTH]
        if place in chapters:
            yield _sheet(round_, chapters[place], Sheet.Kind.LEADER, facts.of_leader(post, place), post=post)
    for organization, place in _partnerships(round_):
        if place in chapters:
            found = facts.of_organization(organization, place)
            yield _sheet(round_, chapters[place], Sheet.Kind.ORGANIZATION, found, organization_id=organization)
    for post in _posts(round_, "member"):
        if post.place_id in chapters:
            found = facts.of_member(post, post.place_id)
            yield _sheet(round_, chapters[post.place_id], Sheet.Kind.MEMBER, found, post=post)
    for place, chapter in chapters.items():
        yield _sheet(round_, chapter, Sheet.Kind.COMMUNITY, facts.of_community(place))


def _sheet(round_, chapter, kind, facts, **whom):
    return Sheet(round=round_, chapter=chapter, place_id=chapter.place_id, kind=kind, facts=facts, **whom)


def _posts(round_, kind):
    return Post.objects.held_in(round_.year).filter(range_of(round_.place_id), kind=kind).order_by("place", "pk")


def _partnerships(round_):
    """(organization, community) of every partnership of the year, each once."""
    held = Partnership.objects.held_in(round_.year).filter(range_of(round_.place_id))
    return held.order_by("place", "organization__name").values_list("organization", "place").distinct()


def _voters(round_, chapters, key):
    told = set()
    for person, place in _residents(round_):
        chapter = chapters.get(place[:COMMUNITY_LENGTH])
        if chapter and (person, chapter.pk) not in told:
            told.add((person, chapter.pk))
            index = blind(codes.code_of(key, chapter.pk, person))
            yield Voter(chapter=chapter, person_id=person, code_index=index)


def _residents(round_):
    """(person, place) of those who asked for something in the year, and of the residents' representatives."""
    in_office = Post.objects.current().filter(kind__in=queries.IN_OFFICE).values("person")
    asked = Q(needs__raised_on__year=round_.year) & range_of(round_.place_id, "needs__place_id")
    yield from Person.objects.filter(asked).exclude(pk__in=in_office).values_list("pk", "needs__place").distinct()
    speak = Post.objects.current().filter(range_of(round_.place_id), kind="resident_rep")
    yield from speak.values_list("person", "place")
