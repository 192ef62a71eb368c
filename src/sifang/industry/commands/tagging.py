"""Trainings, livestreams and advisory visits count towards a campaign that was named once."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import insist
from sifang.core.models import record
from sifang.industry import rules
from sifang.places.models import covers


@atomic
def count_towards(actor, campaign, subject):
    """The training, livestream or advisory visit counts towards the campaign, or (with None) towards none."""
    rules.require_keeper(actor, subject.place)
    insist(
        campaign is None or covers(campaign.place_id, subject.place_id), _("This campaign belongs to another place.")
    )
    subject.campaign = campaign
    subject.save(update_fields=["campaign"])
    record(actor, f"{subject._meta.model_name}.tagged", subject, campaign=campaign.pk if campaign else None)
