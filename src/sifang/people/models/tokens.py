"""Tokens: by them another program acts for a person, with some of that person's rights and never more."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.people.models.persons import Person


class TokenQuerySet(models.QuerySet):
    """Tokens, seen by whoever gave them out."""

    def visible_to(self, viewer):
        """The viewer's own."""
        return self.filter(person=viewer)

    def current(self):
        """Tokens that open something today, as far as the person still may."""
        return self.filter(revoked_at=None, expires_on__gte=clock.today(), person__is_active=True)


class Token(models.Model):
    """What a program shows instead of a password; of its secret only the hash and the first signs are kept."""

    class Scope(models.TextChoices):
        READ_NEEDS = "read:needs", _("read needs")
        WRITE_NEEDS = "write:needs", _("report and handle needs")
        READ_PROJECTS = "read:projects", _("read projects")
        WRITE_PROJECTS = "write:projects", _("state intents to take a project on")
        READ_RESOURCES = "read:resources", _("read resources")
        READ_MEETINGS = "read:meetings", _("read meetings")
        READ_FIGURES = "read:figures", _("read figures")
        OPEN311 = "open311", _("report by Open311")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tokens")
    label = models.CharField(max_length=60)
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()
    places = models.JSONField()
    issued_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "revoked_at"], name="token_by_person")]

    def __str__(self):
        return self.label

    @property
    def place_id(self):
        """Where a deed about this token belongs: the first of its places."""
        return self.places[0]

    @property
    def scope_words(self):
        """What it may do, in words."""
        return [self.Scope(scope).label for scope in self.scopes if scope in self.Scope.values]
