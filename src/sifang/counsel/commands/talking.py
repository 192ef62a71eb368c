"""Legal talks: their fixed places, the teams that give them, and the activity with its point, team and adviser."""

import datetime

from django.db.transaction import atomic
from django.utils import timezone
from django.utils.translation import gettext as _

from sifang.activities.models import Activity
from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.counsel import advisers, matters, rules, words
from sifang.counsel.commands import logging
from sifang.counsel.models import Talk, TalkPoint, TalkTeam
from sifang.places.models import covers

KIND = "law_talk"


@atomic
def set_talk_point(actor, place, name, venue="", *, since=None):
    """The place has a fixed spot for legal talks."""
    require(rules.may_arrange(actor, place), _("Only the community, or the judicial office, names a talk point."))
    told = words.title(name)
    _insist_new(TalkPoint, place, told)
    point = TalkPoint.objects.create(place=place, name=told, venue=words.free(venue, 80), since=since or clock.today())
    record(actor, "talk_point.set", point)
    return point


@atomic
def end_talk_point(actor, point):
    """No talks are held there from now on."""
    require(rules.may_arrange(actor, point.place), _("Only the community, or the judicial office, names a talk point."))
    insist(point.until is None, _("This talk point is closed already."))
    point.until = clock.today() - datetime.timedelta(days=1)
    point.save(update_fields=["until"])
    record(actor, "talk_point.ended", point)


@atomic
def form_talk_team(actor, place, name, *, firm=None, members=(), since=None):
    """The place has a team that gives legal talks, of legal advisers and others who volunteered."""
    require(rules.may_arrange(actor, place), _("Only the community, or the judicial office, forms a talk team."))
    told = words.title(name)
    _insist_new(TalkTeam, place, told)
    team = TalkTeam.objects.create(place=place, name=told, firm=firm, since=since or clock.today())
    team.members.set(members)
    record(actor, "talk_team.formed", team, members=len(members))
    return team


def _insist_new(model, place, name):
    insist(
        not model.objects.filter(place=place, name=name).exists(),
        _("“%(name)s” is on record already; choose another name.") % {"name": name},
    )


@atomic
def note_talk(actor, activity, *, point=None, team=None, adviser=None, matter=""):
    """The legal talk has its point, team, adviser and matter; once it was held the log has its line."""
    require(rules.may_serve(actor, activity.place), _("Only the community and its legal advisers describe a talk."))
    insist(activity.kind == KIND, _("This activity is not a legal talk; choose one that is."))
    here = all(each is None or covers(each.place_id, activity.place_id) for each in (point, team))
    insist(here, _("This point or team belongs to another place."))
    if matter:
        matters.insist_known(matter)
    if adviser:
        adviser = advisers.chosen(actor, activity.place, adviser, timezone.localdate(activity.starts_at))
    facts = {"point": point, "team": team, "adviser": adviser, "matter": matter}
    talk, _fresh = Talk.objects.update_or_create(activity=activity, defaults=facts)
    record(actor, "talk.noted", talk, activity=activity.pk)
    _log(actor, talk)
    return talk


@atomic
def log_talk(deed):
    """A legal talk that was held and had an adviser stands in the log. A reaction."""
    talk = Talk.objects.filter(activity=deed.subject_id).select_related("activity__place", "adviser").first()
    if talk:
        _log(deed.actor, talk)


def _log(actor, talk):
    activity = talk.activity
    logged = hasattr(activity, "entry")
    if activity.stage == Activity.Stage.HELD and talk.adviser and not logged:
        matter = matters.customary(talk.matter) if talk.matter else activity.title
        logging.write(
            actor, activity.place, talk.adviser, "talk", matter, on=timezone.localdate(activity.starts_at),
            result=activity.title, activity=activity,
        )  # fmt: skip
