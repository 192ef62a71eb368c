"""The finance desk: what a merchant asked for, what was handed in, what the bank answered, as facts from outside.

Party membership stands only in the sealed words of a consent, if the merchant wrote it there. It is no column: nothing
can filter, sort or score by it (docs/decisions/0011-party-membership-and-loans.md).
"""

from django.db import models
from django.utils.translation import pgettext_lazy

from sifang.commerce.models.districts import Merchant
from sifang.core.codes import new_code
from sifang.core.secrets import Secret
from sifang.core.stages import Staged
from sifang.people.models import Organization, Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any


class FinanceQuerySet(PlacedQuerySet):
    """Rows of the finance desk, seen by somebody."""

    def visible_to(self, viewer):
        """Rows where the viewer keeps the finance desk or the ledgers; who wants a loan is nobody else's business."""
        return self.filter(range_of_any((*viewer.codes_of("finance"), *viewer.codes_of("ledger"))))


class Application(Staged, Placed):
    """A merchant's way to a loan, from the first consultation to the money; the platform judges nothing."""

    class Stage(models.TextChoices):
        CONSULTED = "consulted", pgettext_lazy("application", "consulted")
        DOCUMENTS = "documents", pgettext_lazy("application", "gathering documents")
        SUBMITTED = "submitted", pgettext_lazy("application", "submitted")
        APPROVED = "approved", pgettext_lazy("application", "approved")
        DECLINED = "declined", pgettext_lazy("application", "declined")
        DISBURSED = "disbursed", pgettext_lazy("application", "disbursed")
        ENDED = "ended", pgettext_lazy("application", "ended without one")

    ARROWS = {
        Stage.CONSULTED: {Stage.DOCUMENTS, Stage.ENDED},
        Stage.DOCUMENTS: {Stage.SUBMITTED, Stage.ENDED},
        Stage.SUBMITTED: {Stage.APPROVED, Stage.DECLINED, Stage.ENDED},
        Stage.APPROVED: {Stage.DISBURSED, Stage.ENDED},
        Stage.DECLINED: {Stage.DOCUMENTS},
    }

    merchant = models.ForeignKey(Merchant, on_delete=models.PROTECT, related_name="applications")
    consulted_on = models.DateField()
    amount_wanted = models.PositiveBigIntegerField(null=True, blank=True)
    purpose = models.CharField(max_length=200, blank=True)
    institution = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="applications")
    submitted_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    disbursed = models.PositiveBigIntegerField(null=True, blank=True)
    disbursed_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.CONSULTED)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = FinanceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "-consulted_on"], name="application_by_place"),
            models.Index(fields=["place", "stage"], name="application_by_stage"),
        ]

    def __str__(self):
        return str(self.merchant)


class Document(models.Model):
    """One paper of an application's checklist, and whether it is at hand; the paper itself is not kept."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="documents")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=60)
    at_hand_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title


class Consent(Staged, Placed):
    """A merchant's separate word that one statement may be told to one institution; it can be taken back.

    The merchant gives it under a code of its own, in words of its own. ``statement`` is sealed under a key of this row,
    in one length whatever it says, and thrown away with it when it is told or revoked, or the application is over. Who
    said no is not asked again; the merchant alone may think better of it.
    """

    class Stage(models.TextChoices):
        ASKED = "asked", pgettext_lazy("consent", "asked")
        CONSENTED = "consented", pgettext_lazy("consent", "given")
        PROVIDED = "provided", pgettext_lazy("consent", "told to the institution")
        REFUSED = "refused", pgettext_lazy("consent", "refused")
        REVOKED = "revoked", pgettext_lazy("consent", "revoked")

    ARROWS = {
        Stage.ASKED: {Stage.CONSENTED, Stage.REFUSED},
        Stage.CONSENTED: {Stage.PROVIDED, Stage.REVOKED},
        Stage.PROVIDED: {Stage.REVOKED},
        Stage.REFUSED: {Stage.CONSENTED},
        Stage.REVOKED: {Stage.CONSENTED},
    }

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="consents")
    institution = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    data_key = models.CharField(max_length=200, blank=True)
    statement_sealed = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    consented_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.ASKED)

    statement = Secret()

    objects = FinanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "institution"],
                condition=models.Q(stage__in=["asked", "consented", "provided"]),
                name="one_open_consent_an_institution",
            ),
        ]

    def __str__(self):
        return f"{self.application_id} → {self.institution}"


class Provision(models.Model):
    """Once a statement was told to the institution that the consent names, by whom and when."""

    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="provisions")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    # What was told: on the answer of the command alone, kept nowhere.
    statement = ""

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.consent_id} {self.at:%F}"
