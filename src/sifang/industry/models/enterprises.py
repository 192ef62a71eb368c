"""Enterprises of an industry: Party organizations among them, leading ones, and the visits that advise them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sifang.activities.models import Campaign
from sifang.core import clock
from sifang.core.stages import Staged
from sifang.industry.models.bodies import Body, IndustryQuerySet
from sifang.people.models import Organization, Person
from sifang.places.models import Placed, codes_above


class Coverage(Staged, Placed):
    """Whether an enterprise has a Party organization of its own: none yet, planned, established."""

    class Stage(models.TextChoices):
        UNCOVERED = "uncovered", pgettext_lazy("coverage", "none yet")
        PLANNED = "planned", pgettext_lazy("coverage", "planned")
        ESTABLISHED = "established", pgettext_lazy("coverage", "established")

    SPOKEN_FOR = ("organization",)
    ARROWS = {
        Stage.UNCOVERED: {Stage.PLANNED, Stage.ESTABLISHED},
        Stage.PLANNED: {Stage.ESTABLISHED, Stage.UNCOVERED},
        Stage.ESTABLISHED: {Stage.UNCOVERED},
    }
    STARTS = (Stage.ESTABLISHED,)

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="coverages")
    industry = models.CharField(max_length=20)
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="coverages")
    branch_name = models.CharField(max_length=80, blank=True)
    plan = models.CharField(max_length=200, blank=True)
    planned_for = models.DateField(null=True, blank=True)
    established_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.UNCOVERED)

    objects = IndustryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization"], name="one_coverage_an_organization")]
        indexes = [models.Index(fields=["place", "industry", "stage"], name="coverage_by_place")]

    def __str__(self):
        return str(self.organization)


class Intake(models.Model):
    """How many owners and managers of an enterprise joined the Party in a year: counts, no names."""

    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, related_name="intakes")
    year = models.PositiveSmallIntegerField()
    owners = models.PositiveSmallIntegerField(default=0)
    managers = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["coverage", "year"], name="one_intake_a_year")]

    def __str__(self):
        return f"{self.coverage} {self.year}"


class LeadingEnterprise(Staged, Placed):
    """An enterprise on the list of leading private ones, directly managed where ``direct_by`` names an office."""

    class Stage(models.TextChoices):
        LISTED = "listed", pgettext_lazy("leading enterprise", "listed")
        REVIEWED = "reviewed", pgettext_lazy("leading enterprise", "reviewed")
        REMOVED = "removed", pgettext_lazy("leading enterprise", "removed")

    SPOKEN_FOR = ("organization",)
    ARROWS = {Stage.LISTED: {Stage.REVIEWED, Stage.REMOVED}, Stage.REVIEWED: {Stage.REMOVED}}

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="leading")
    industry = models.CharField(max_length=20)
    listed_on = models.DateField()
    direct_by = models.CharField(max_length=80, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    review = models.CharField(max_length=500, blank=True)
    removed_on = models.DateField(null=True, blank=True)
    removed_why = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.LISTED)

    objects = IndustryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization"], condition=models.Q(removed_on=None), name="one_open_listing"
            ),
        ]
        indexes = [models.Index(fields=["place", "stage"], name="leading_by_place")]

    def __str__(self):
        return str(self.organization)


class AdvisoryVisit(Staged, Placed):
    """A department visits one enterprise to look into its matters and advise it (点对点调研指导)."""

    class Stage(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("advisory visit", "planned")
        DONE = "done", pgettext_lazy("advisory visit", "done")
        CANCELLED = "cancelled", pgettext_lazy("advisory visit", "cancelled")

    SPOKEN_FOR = ("department", "enterprise")
    ARROWS = {Stage.PLANNED: {Stage.DONE, Stage.CANCELLED}}
    STARTS = (Stage.DONE,)

    department = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="advisory_visits")
    enterprise = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="advised")
    planned_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    purpose = models.CharField(max_length=120)
    notes = models.CharField(max_length=1000, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.PROTECT, related_name="advisory_visits")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PLANNED)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = IndustryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "-planned_on"], name="advisory_by_place")]

    def __str__(self):
        return self.purpose


class Issue(Staged):
    """Something an advisory visit found; closed when the enterprise or the industry's office says so."""

    class Stage(models.TextChoices):
        OPEN = "open", pgettext_lazy("issue", "open")
        CLOSED = "closed", pgettext_lazy("issue", "closed")

    ARROWS = {Stage.OPEN: {Stage.CLOSED}, Stage.CLOSED: {Stage.OPEN}}
    STARTS = (Stage.CLOSED,)

    visit = models.ForeignKey(AdvisoryVisit, on_delete=models.PROTECT, related_name="issues")
    text = models.CharField(max_length=500)
    due = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.OPEN)

    class Meta:
        indexes = [models.Index(fields=["stage", "due"], name="issue_by_due")]

    def __str__(self):
        return self.text

    @property
    def place_id(self):
        """Where a deed about it belongs."""
        return self.visit.place_id

    @property
    def is_overdue(self):
        """Whether it is open past its day."""
        return self.stage == self.Stage.OPEN and self.due is not None and self.due < clock.today()


class MechanismQuerySet(IndustryQuerySet):
    """Mechanisms, seen by somebody."""

    def visible_to(self, viewer):
        """As other rows of an industry, and those under which the viewer's own enterprises stand."""
        own = models.Q(pk__in=[])
        covered = Coverage.objects.filter(organization__in=viewer.reach.organizations)
        for industry, code in covered.values_list("industry", "place_id"):
            own |= models.Q(industry=industry, place__in=codes_above(code))
        return super().visible_to(viewer) | self.filter(own)


class Mechanism(Placed):
    """A named mechanism of an industry (such as 五融五强) whose items its office writes itself; it comes empty."""

    industry = models.CharField(max_length=20)
    title = models.CharField(max_length=60)

    objects = MechanismQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "title"], name="one_mechanism_a_title_and_place")]

    def __str__(self):
        return self.title


class MechanismItem(models.Model):
    """One item of a mechanism: its name, and what shows that it is done."""

    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="items")
    group = models.CharField(max_length=20, blank=True)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    evidence = models.CharField(max_length=300, blank=True)
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name


class SelfCheck(models.Model):
    """What an enterprise says in a year about one item of a mechanism, in words."""

    item = models.ForeignKey(MechanismItem, on_delete=models.PROTECT, related_name="checks")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="self_checks")
    year = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "organization", "year"], name="one_self_check_an_item_and_year"),
        ]

    def __str__(self):
        return self.words


class Pairing(Staged, Placed):
    """A bank and an enterprise are paired and exchange what they know."""

    class Stage(models.TextChoices):
        PAIRED = "paired", pgettext_lazy("pairing", "paired")
        ACTIVE = "active", pgettext_lazy("pairing", "active")
        ENDED = "ended", pgettext_lazy("pairing", "ended")

    SPOKEN_FOR = ("bank", "enterprise")
    ARROWS = {Stage.PAIRED: {Stage.ACTIVE, Stage.ENDED}, Stage.ACTIVE: {Stage.ENDED}}

    bank = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="pairings")
    enterprise = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="paired")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PAIRED)

    objects = IndustryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bank", "enterprise"], condition=models.Q(until=None), name="one_open_pairing"
            ),
        ]
        indexes = [models.Index(fields=["place", "stage"], name="pairing_by_place")]

    def __str__(self):
        return f"{self.bank} – {self.enterprise}"


class Exchange(models.Model):
    """One exchange of a pairing: Party-building experience, people, or knowledge and technology."""

    class Kind(models.TextChoices):
        EXPERIENCE = "experience", _("Party-building experience")
        PEOPLE = "people", _("people")
        KNOWLEDGE = "knowledge", _("knowledge and technology")

    pairing = models.ForeignKey(Pairing, on_delete=models.PROTECT, related_name="exchanges")
    kind = models.CharField(max_length=12, choices=Kind)
    on = models.DateField()
    words = models.CharField(max_length=300)
    attendances = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self):
        return self.words
