"""Campaigns: named once, then a tag on activities and projects that are done anyway."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.activities import rules, words
from sifang.activities.models import Campaign, ProjectTag
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.places.models import Place, covers


@atomic
def name_campaign(actor, place, name, since, until=None):
    """A campaign has its name; activities and projects of ``place`` and below can count towards it."""
    require(rules.may_name_campaign(actor, place), _("Only the community, or an office above it, names a campaign."))
    told = words.title(name)[:40]
    insist(until is None or until >= since, _("The campaign ends before it begins; correct the days."))
    Place.objects.select_for_update().get(pk=place.pk)
    if Campaign.objects.filter(place=place, name=told).exists():
        raise Refused(_("“%(name)s” is named here already; use it.") % {"name": told})
    campaign = Campaign.objects.create(place=place, name=told, since=since, until=until)
    record(actor, "campaign.named", campaign)
    return campaign


@atomic
def tag(actor, campaign, project):
    """The project counts towards the campaign."""
    _insist_ours(actor, campaign, project)
    made, fresh = ProjectTag.objects.get_or_create(campaign=campaign, project=project)
    if fresh:
        record(actor, "campaign.tagged", campaign, project=project.pk)
    return made


@atomic
def untag(actor, campaign, project):
    """The project does not count towards the campaign any more."""
    _insist_ours(actor, campaign, project)
    gone, _rows = ProjectTag.objects.filter(campaign=campaign, project=project).delete()
    if gone:
        record(actor, "campaign.untagged", campaign, project=project.pk)


@atomic
def tag_activity(actor, campaign, activity):
    """The activity counts towards the campaign, or (with None) towards none."""
    require(rules.may_organize(actor, activity.place), _("Only the community says what its records count towards."))
    insist(
        campaign is None or covers(campaign.place_id, activity.place_id), _("This campaign belongs to another place.")
    )
    activity.campaign = campaign
    activity.save(update_fields=["campaign"])
    record(actor, "activity.tagged", activity, campaign=campaign.pk if campaign else None)


def _insist_ours(actor, campaign, subject):
    require(rules.may_organize(actor, subject.place), _("Only the community says what its records count towards."))
    insist(covers(campaign.place_id, subject.place_id), _("This campaign belongs to another place."))
