"""Persons: who somebody is, sealed under a key of their own, and what their posts open."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.core.masking import mask_name, mask_phone
from sifang.core.secrets import Secret, blind
from sifang.people import posts
from sifang.people.models.bodies import Partnership
from sifang.places.models import Place


@dataclass(frozen=True)
class Reach:
    """How far somebody's posts reach today: the places below these codes, and on behalf of these organizations."""

    codes: tuple[str, ...] = ()
    organizations: tuple[int, ...] = ()
    communities: tuple[str, ...] = ()


class PersonManager(BaseUserManager):
    """Persons are found by login name."""

    def by_phone(self, phone):
        """Persons with this phone, found through the blind index."""
        return self.filter(phone_index=blind(phone)).exclude(phone_index="")


class Person(AbstractBaseUser):
    """Somebody: a resident who asked, a worker, a leader. Name, phone and address are sealed under an own key."""

    username = models.CharField(max_length=60, unique=True, null=True, blank=True)
    data_key = models.CharField(max_length=200, blank=True)
    name_sealed = models.TextField(blank=True)
    phone_sealed = models.TextField(blank=True)
    address_sealed = models.TextField(blank=True)
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)
    home = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=60, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now)

    name = Secret()
    phone = Secret()
    address = Secret()

    USERNAME_FIELD = "username"
    objects = PersonManager()

    def __str__(self):
        return self.shown_name

    @property
    def place_id(self):
        """Where a deed about this person belongs."""
        return self.home_id

    @property
    def is_forgotten(self):
        """Whether the key of what was sealed is thrown away; whoever is registered has one, also without a phone."""
        return not self.data_key

    @cached_property
    def shown_name(self):
        """The full name of somebody in office (who has an account, or an office as title), a masked one of others."""
        name = self.name
        return (name if self.username or self.title else mask_name(name)) or str(_("somebody"))

    @property
    def masked_phone(self):
        """The phone as it may be shown without a reason."""
        return mask_phone(self.phone)

    @cached_property
    def current_posts(self):
        """The posts held today, in order of appointment; read once for each request."""
        return list(self.posts.current().select_related("place", "organization").order_by("pk"))

    @cached_property
    def reach(self):
        """How far the current posts reach."""
        codes = tuple(post.place_id for post in self.current_posts if post.place_id and posts.KINDS[post.kind].reaches)
        organizations = tuple(post.organization_id for post in self.current_posts if post.organization_id)
        partnered = Partnership.objects.current().filter(organization__in=organizations) if organizations else []
        return Reach(codes, organizations, tuple(tie.place_id for tie in partnered))

    def codes_of(self, act):
        """The places at which a current post opens ``act``, whether or not the post reaches the other lists there."""
        return tuple(p.place_id for p in self.current_posts if p.place_id and act in posts.KINDS[p.kind].acts)

    def may(self, act, code=None, organization=None):
        """Whether a current post opens ``act`` at the place ``code`` or for ``organization``."""
        return any(post.opens(act, code, organization) for post in self.current_posts)


class Unmasking(models.Model):
    """Somebody looked at a person's full name, phone or address, and why."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="unmaskings")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.by_id} → {self.person_id}"
