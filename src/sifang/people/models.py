"""Persons, organizations, and the dated ties between them and places."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.core.masking import mask_name, mask_phone
from sifang.core.secrets import Secret, blind
from sifang.people import posts
from sifang.places.models import Place, Placed, PlacedQuerySet, covers


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

    @cached_property
    def shown_name(self):
        """The full name of somebody in office, a masked one of anybody else."""
        name = self.name
        return (name if self.username else mask_name(name)) or str(_("somebody"))

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
        codes = tuple(post.place_id for post in self.current_posts if post.place_id)
        organizations = tuple(post.organization_id for post in self.current_posts if post.organization_id)
        partnered = Partnership.objects.current().filter(organization__in=organizations) if organizations else []
        return Reach(codes, organizations, tuple(tie.place_id for tie in partnered))

    def may(self, act, code=None, organization=None):
        """Whether a current post opens ``act`` at the place ``code`` or for ``organization``."""
        return any(post.opens(act, code, organization) for post in self.current_posts)


class Organization(Placed):
    """A body that lends a hand or is asked for one."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("government agency")
        INSTITUTION = "institution", _("public institution")
        ENTERPRISE = "enterprise", _("enterprise")
        SOCIAL = "social", _("social organization")
        PROPERTY = "property", _("property company")
        DEPARTMENT = "department", _("competent department")

    name = models.CharField(max_length=80)
    uscc = models.CharField(max_length=18, null=True, blank=True, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.INSTITUTION)
    party_org = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "place"], name="one_organization_a_name_and_place")]

    def __str__(self):
        return self.name


class DatedQuerySet(PlacedQuerySet):
    """Ties with a first and a last day."""

    def current(self, day=None):
        """Ties that hold on ``day`` (today)."""
        day = day or clock.today()
        return self.filter(models.Q(since__lte=day), models.Q(until=None) | models.Q(until__gte=day))


class Partnership(Placed):
    """An organization builds a community together with it, from a day on."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="partnerships")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "place"], condition=models.Q(until=None), name="one_open_partnership"
            ),
        ]

    def __str__(self):
        return f"{self.organization} – {self.place}"


class Post(models.Model):
    """Who serves where as what, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=20, choices=posts.choices)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="posts")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="posts")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=list(posts.KINDS)), name="post_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(place=None) ^ models.Q(organization=None),
                name="post_sits_at_a_place_or_an_organization",
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "place"],
                condition=models.Q(until=None, organization=None),
                name="one_open_post_at_a_place",
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "organization"],
                condition=models.Q(until=None, place=None),
                name="one_open_post_in_an_organization",
            ),
        ]
        indexes = [models.Index(fields=["kind", "place"], name="post_by_kind_and_place")]

    def __str__(self):
        return f"{self.person} {self.kind_title}"

    @property
    def kind_title(self):
        """The post's name in words."""
        return posts.KINDS[self.kind].title

    def opens(self, act, code, organization):
        """Whether this post opens ``act`` at ``code`` or for ``organization``."""
        if act not in posts.KINDS[self.kind].acts:
            return False
        if self.organization_id:
            return organization is None or organization.pk == self.organization_id
        return code is None or covers(self.place_id, code)


class Unmasking(models.Model):
    """Somebody looked at a person's full name, phone or address, and why."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="unmaskings")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.by_id} → {self.person_id}"
