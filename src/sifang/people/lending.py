"""What people and organizations can lend a community: the six kinds that both lists use."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LendingKind(models.TextChoices):
    """The kinds of the resource list; a need names the kind it wants."""

    TALENT = "talent", _("people with a skill")
    TECHNOLOGY = "technology", _("technology")
    VENUE = "venue", _("venue")
    FACILITY = "facility", _("equipment")
    SERVICE = "service", _("service")
    FUNDS = "funds", _("funds")
