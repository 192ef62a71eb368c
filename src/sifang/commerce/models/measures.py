"""The five measures (五项措施) of a district, each with a small ledger of its own: lines by merchant, money in 分."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sifang.commerce.models.districts import CommerceQuerySet, District, Merchant
from sifang.core.codes import new_code
from sifang.core.stages import Staged
from sifang.people.models import Person
from sifang.places.models import Placed, range_of_any


class Measure(Staged, Placed):
    """One undertaking under one of the five measures: planned, running, closed."""

    class Kind(models.TextChoices):
        HIRING = "hiring", _("joint hiring")
        TRAINING = "training", _("joint training")
        REFERRAL = "referral", _("customer referral")
        OFFERS = "offers", _("shared offers")
        COST = "cost", _("cost sharing")

    class Stage(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("measure", "planned")
        RUNNING = "running", pgettext_lazy("measure", "running")
        CLOSED = "closed", pgettext_lazy("measure", "closed")

    ARROWS = {Stage.PLANNED: {Stage.RUNNING, Stage.CLOSED}, Stage.RUNNING: {Stage.CLOSED}}

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=80)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=500, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PLANNED)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = CommerceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["district", "stage", "-since"], name="measure_by_district")]

    def __str__(self):
        return self.title


class Vacancy(models.Model):
    """Joint hiring: a merchant looks for people, and how many were found."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="vacancies")
    merchant = models.ForeignKey(Merchant, on_delete=models.PROTECT, related_name="+")
    job = models.CharField(max_length=60)
    wanted = models.PositiveSmallIntegerField()
    hired = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return self.job


class Attendance(models.Model):
    """Joint training: how many of a merchant's people came."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="attendances")
    merchant = models.ForeignKey(Merchant, on_delete=models.PROTECT, related_name="+")
    came = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "merchant"], name="one_attendance_a_merchant")]

    def __str__(self):
        return str(self.came)


class Guests(models.Model):
    """Customer referral: how many guests one merchant sent to another on a day."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="guests")
    sender = models.ForeignKey(Merchant, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Merchant, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(sender=models.F("receiver")), name="guests_are_sent_to_somebody_else"
            ),
        ]
        verbose_name_plural = "guests"

    def __str__(self):
        return str(self.number)


class Offer(models.Model):
    """Shared offers: what a merchant gives to the guests of the others, and how often it was taken up."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="offers")
    merchant = models.ForeignKey(Merchant, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=120)
    until = models.DateField(null=True, blank=True)
    taken = models.PositiveIntegerField(default=0)

    def __str__(self):
        return self.words


class CostQuerySet(models.QuerySet):
    """Shared costs, seen by somebody."""

    def visible_to(self, viewer):
        """Costs where the viewer serves or keeps a business district."""
        here = range_of_any((*viewer.reach.codes, *viewer.codes_of("district")), "measure__place_id")
        return self.filter(here)


class CostSharing(Staged):
    """A cost that merchants share: drafted and shown to each, agreed by all, settled."""

    class Basis(models.TextChoices):
        AREA = "area", _("by area")
        TURNOVER = "turnover", _("by turnover")
        EQUAL = "equal", _("equally")

    class Stage(models.TextChoices):
        DRAFTED = "drafted", pgettext_lazy("cost sharing", "drafted")
        AGREED = "agreed", pgettext_lazy("cost sharing", "agreed")
        SETTLED = "settled", pgettext_lazy("cost sharing", "settled")
        DROPPED = "dropped", pgettext_lazy("cost sharing", "dropped")

    ARROWS = {Stage.DRAFTED: {Stage.AGREED, Stage.DROPPED}, Stage.AGREED: {Stage.SETTLED}}

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="costs")
    title = models.CharField(max_length=80)
    amount = models.PositiveBigIntegerField()
    basis = models.CharField(max_length=10, choices=Basis)
    drafted_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    dropped_why = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFTED)

    objects = CostQuerySet.as_manager()

    def __str__(self):
        return self.title

    @property
    def place_id(self):
        """Where a deed about it belongs."""
        return self.measure.place_id


class Share(models.Model):
    """What one merchant bears of a shared cost: its weight on the basis, its part in 分, and whether it said yes.

    ``weight`` is dm², 分 of turnover, or 1. With ``code`` the merchant reads the working and agrees without an account.
    """

    cost = models.ForeignKey(CostSharing, on_delete=models.PROTECT, related_name="shares")
    merchant = models.ForeignKey(Merchant, on_delete=models.PROTECT, related_name="shares")
    weight = models.PositiveBigIntegerField()
    amount = models.PositiveBigIntegerField()
    code = models.CharField(max_length=12, unique=True, default=new_code)
    agreed_on = models.DateField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["cost", "merchant"], name="one_share_a_merchant")]

    def __str__(self):
        return str(self.amount)
