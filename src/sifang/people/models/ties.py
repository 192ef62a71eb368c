"""Posts: the dated ties by which persons serve, and the card of somebody who has reported for service."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.stages import Staged
from sifang.people import posts
from sifang.people.models.bodies import DatedQuerySet, Organization
from sifang.people.models.committees import Committee
from sifang.people.models.persons import Person
from sifang.places.models import Place, covers


class PostQuerySet(DatedQuerySet):
    """Posts; those that were only proposed hold nothing."""

    def current(self, day=None):
        """Posts that are held on ``day`` (today)."""
        return super().current(day).filter(stage=Post.Stage.APPOINTED)

    def held_in(self, year):
        """Posts that were held on some day of ``year``."""
        return super().held_in(year).filter(stage=Post.Stage.APPOINTED)


class Post(Staged):
    """Who serves where as what, from when to when; some kinds are nominated and approved before."""

    class Stage(models.TextChoices):
        NOMINATED = "nominated", _("nominated")
        APPROVED = "approved", _("approved, to be appointed")
        APPOINTED = "appointed", _("appointed")
        DECLINED = "declined", _("declined")

    ARROWS = {
        Stage.NOMINATED: {Stage.APPROVED, Stage.DECLINED},
        Stage.APPROVED: {Stage.APPOINTED, Stage.DECLINED},
    }
    STARTS = (Stage.NOMINATED,)

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=20, choices=posts.choices)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="posts")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="posts")
    committee = models.ForeignKey(Committee, null=True, on_delete=models.PROTECT, related_name="seats")
    sent_by = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="sent")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.APPOINTED)
    duty = models.CharField(max_length=60, blank=True)
    scope = models.CharField(max_length=80, blank=True)
    households = models.PositiveSmallIntegerField(null=True, blank=True)
    is_demonstration = models.BooleanField(default=False)
    document = models.CharField(max_length=60, blank=True)
    nominated_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    term_ends = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    objects = PostQuerySet.as_manager()

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
        indexes = [
            models.Index(fields=["kind", "place"], name="post_by_kind_and_place"),
            models.Index(fields=["term_ends"], condition=models.Q(until=None), name="post_by_end_of_term"),
        ]

    def __str__(self):
        return f"{self.person} {self.kind_title}"

    @property
    def kind_title(self):
        """The post's name in words."""
        return posts.KINDS[self.kind].title

    @property
    def seat(self):
        """The place or the organization the post sits at."""
        return self.organization or self.place

    @property
    def ground(self):
        """The place whose office appoints to this post."""
        return self.organization.place if self.organization else self.place

    @property
    def holder(self):
        """Who holds it as everybody may read it: the full name where the post is public, a masked one elsewhere."""
        return self.person.name if posts.KINDS[self.kind].is_public and self.person.name else str(self.person)

    def opens(self, act, code, organization):
        """Whether this post opens ``act`` at ``code`` or for ``organization``."""
        if act not in posts.KINDS[self.kind].acts:
            return False
        if self.organization_id:
            return organization is None or organization.pk == self.organization_id
        return code is None or covers(self.place_id, code)

    def opens_around(self, act, place):
        """Whether this post opens ``act`` at ``place`` or above it, or is held at a part of it such as a grid."""
        inside = bool(self.place_id) and covers(place.code, self.place_id)
        return self.opens(act, self.place_id if inside else place.code, None)


class Card(models.Model):
    """What somebody who has reported for service told of themselves, of their own will and no more than is needed."""

    post = models.OneToOneField(Post, on_delete=models.PROTECT, related_name="card")
    skills = models.CharField(max_length=200, blank=True)
    wishes = models.JSONField(default=list, blank=True)
    availability = models.CharField(max_length=120, blank=True)
    windows = models.PositiveIntegerField(default=0)
    employer = models.CharField(max_length=80, blank=True)
    job = models.CharField(max_length=40, blank=True)
    care = models.CharField(max_length=200, blank=True)
    remark = models.CharField(max_length=200, blank=True)
    ledger = models.JSONField(default=dict, blank=True)
    consented_at = models.DateTimeField(null=True)

    def __str__(self):
        return str(self.post)
