"""Compounds: what is known of them, which company manages them, and the owners' committee of a term."""

import datetime

from django.db.models import Q
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, corrections
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people import rules
from sifang.people.commands.agreeing import describe
from sifang.people.commands.partnering import found
from sifang.people.models import Compound, Management, Organization, OwnersCommittee
from sifang.places import commands as places
from sifang.places.models import Place
from sifang.text.redaction import clean

ONE_DAY = datetime.timedelta(days=1)
OLDEST_YEAR = 1900
MOST_HOUSEHOLDS = 99_999
SHORTEST_WHY = 4


@atomic
def enter_compound(actor, community, name, **facts):
    """A compound called ``name`` stands on the community's map, and its record says ``facts``; returns the place."""
    place = places.add_below(actor, community, name, Place.Kind.COMPOUND)
    describe_compound(actor, place, **facts)
    return place


@atomic
def describe_compound(actor, place, *, built_in=None, households=None, is_old=None, remark=""):
    """The record of the compound says this much; what is left out stays as it is."""
    _lock(actor, place)
    insist(
        built_in is None or OLDEST_YEAR <= built_in <= clock.today().year,
        _("The year built lies between %(first)s and this year.") % {"first": OLDEST_YEAR},
    )
    insist(
        households is None or 0 < households <= MOST_HOUSEHOLDS,
        _("Write the households as a number from 1 to %(most)s.") % {"most": MOST_HOUSEHOLDS},
    )
    said = {"built_in": built_in, "households": households, "is_old": is_old, "remark": clean(remark, 200) or None}
    facts = {name: value for name, value in said.items() if value is not None}
    compound, _new = Compound.objects.update_or_create(place=place, defaults=facts)
    record(actor, "compound.described", place)
    return compound


@atomic
def take_over(actor, place, company, *, since=None, is_first=False):
    """``company`` manages the compound from ``since`` (today); whoever did before has ended the day before."""
    _lock(actor, place)
    since = since or clock.today()
    _insist_company(company)
    running = _insist_free(place, company, since, is_first)
    if running:
        running.until = since - ONE_DAY
        running.save(update_fields=["until"])
    made = Management.objects.create(place=place, organization=company, since=since, is_first=is_first)
    record(actor, "compound.taken_over", place, organization=company.pk, management=made.pk)
    return made


def _insist_free(place, company, since, is_first):
    """Nobody managed the compound on that day or later but the management that runs on; returns that one, or None."""
    before = Management.objects.filter(place=place)
    running = before.filter(until=None).first()
    insist(
        running is None or running.organization_id != company.pk,
        _("%(company)s manages %(place)s already.") % {"company": company, "place": place},
    )
    late = before.filter(Q(since__gte=since) | Q(until__gte=since)).select_related("organization").first()
    insist(
        late is None,
        _("%(company)s managed %(place)s on that day; choose a later day, or end that management first.")
        % {"company": late and late.organization, "place": place},
    )
    insist(
        not (is_first and before.exists()),
        _("%(place)s was managed before, so this company is not its first.") % {"place": place},
    )
    return running


@atomic
def bring_company(actor, place, *, company=None, name="", uscc="", since=None, is_first=False):
    """As ``take_over``, by a company on record whose credit code may be new, or by one that is new on record here."""
    community = Place.objects.get(pk=place.community_code)
    if company is None:
        company = found(actor, name.strip(), community, kind=Organization.Kind.PROPERTY, uscc=uscc)
    elif uscc and not company.uscc:
        describe(actor, company, community, uscc=uscc)
    return take_over(actor, place, company, since=since, is_first=is_first)


def _insist_company(company):
    insist(
        company.kind == Organization.Kind.PROPERTY,
        _("“%(company)s” is no property company; choose one, or correct its kind first.") % {"company": company},
    )
    insist(
        company.uscc,
        _("“%(company)s” has no unified social credit code on record; enter it first.") % {"company": company},
    )


@atomic
def correct_management(actor, management, since):
    """The company has managed the compound since ``since``; a ledger kept before says so."""
    _lock(actor, management.place)
    others = Management.objects.filter(place=management.place, until__gte=since).exclude(pk=management.pk)
    insist(
        not others.exists() and (management.until is None or since <= management.until),
        _("Another company managed %(place)s on that day; look at the day again.") % {"place": management.place},
    )
    return corrections.write(actor, management, {"since": since})


@atomic
def end_management(actor, management, why, last_day=None):
    """The company managed the compound until ``last_day`` (yesterday), for a reason on record."""
    _lock(actor, management.place)
    _end(management, why, last_day)
    record(actor, "compound.given_up", management.place, management=management.pk)


def _end(tie, why, last_day):
    last_day = last_day or max(tie.since, clock.today() - ONE_DAY)
    tie.refresh_from_db(fields=["until"])
    insist(tie.until is None, _("This ended on %(day)s already.") % {"day": tie.until})
    insist(len(why.strip()) >= SHORTEST_WHY, _("Say why it ends, at least four characters."))
    insist(tie.since <= last_day, _("It would end before it began; choose a later day."))
    tie.until, tie.ended_why = last_day, clean(why, 300)
    tie.save(update_fields=["until", "ended_why"])


@atomic
def form_owners_committee(actor, place, *, name="", filing_number="", filed_on=None, since=None, term_ends=None):
    """The compound has an owners' committee for one term; the one whose term was over has ended before."""
    _lock(actor, place)
    since = since or clock.today()
    insist(term_ends is None or term_ends >= since, _("The term ends before it begins; look at the two days again."))
    insist(filed_on is None or filed_on <= clock.today(), _("The day of filing lies ahead; choose an earlier one."))
    _end_last_term(place, since)
    made = OwnersCommittee.objects.create(
        place=place, name=clean(name, 80) or f"{place}业主委员会", filing_number=filing_number.strip()[:40],
        filed_on=filed_on, since=since, term_ends=term_ends,
    )  # fmt: skip
    record(actor, "owners_committee.formed", place, committee=made.pk)
    return made


def _end_last_term(place, since):
    """A committee whose term was over when the next one began has ended by itself."""
    before = OwnersCommittee.objects.filter(place=place)
    late = before.exclude(until=None).filter(until__gte=since).exists() or before.filter(since__gte=since).exists()
    insist(not late, _("%(place)s had an owners' committee on that day; choose a later day.") % {"place": place})
    last = before.filter(until=None).first()
    insist(
        last is None or (last.term_ends and last.term_ends < since),
        _("“%(committee)s” is still in its term; end it first, then enter the next one.") % {"committee": last},
    )
    if last:
        last.until = last.term_ends
        last.save(update_fields=["until"])


@atomic
def correct_owners_committee(actor, committee, **facts):
    """The record of the owners' committee says what a ledger kept before says: name, filing, term."""
    _lock(actor, committee.place)
    said = {name: getattr(committee, name) for name in ("since", "term_ends")} | facts
    insist(
        said["term_ends"] is None or said["term_ends"] >= said["since"],
        _("The term ends before it begins; look at the two days again."),
    )
    return corrections.write(actor, committee, facts)


@atomic
def end_owners_committee(actor, committee, why, last_day=None):
    """The owners' committee served until ``last_day`` (yesterday), for a reason on record."""
    _lock(actor, committee.place)
    _end(committee, why, last_day)
    record(actor, "owners_committee.ended", committee.place, committee=committee.pk)


def _lock(actor, place):
    """The actor keeps what is known of this compound, and nobody else writes about it now."""
    require(
        rules.may_keep_roster(actor, place),
        _("Only the community, the street or the organization department keeps the records of compounds."),
    )
    insist(
        place.kind == Place.Kind.COMPOUND,
        _("“%(place)s” is no compound; enter the compound among the places first.") % {"place": place},
    )
    Place.objects.select_for_update().get(pk=place.pk)
