"""What the needs of a place add up to: the same issue from several residents, photos, and what a community taught."""

from django.db import models

from sifang.needs.models.needs import Need
from sifang.people.models import Person
from sifang.places.models import Place, Placed, PlacedQuerySet, range_of_any


class ClusterQuerySet(PlacedQuerySet):
    """Clusters, seen by somebody."""

    def visible_to(self, viewer):
        """Clusters of the viewer's places."""
        return self.filter(range_of_any(viewer.reach.codes))


class Cluster(Placed):
    """Needs of one community that speak of the same issue without having been merged: a hot spot once enough ask."""

    began_on = models.DateField()

    objects = ClusterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "-began_on"], name="cluster_by_place")]

    def __str__(self):
        first = self.needs.order_by("raised_on", "pk").first()
        return str(first) if first else str(self.pk)


class Photo(models.Model):
    """A photo with a need; the picture lies sealed in the data folder under ``name``."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="photos")
    name = models.CharField(max_length=40)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    is_after = models.BooleanField(default=False)  # shows what came of it
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["name"], name="one_need_photo_a_name")]

    def __str__(self):
        return f"{self.need_id} {self.name[:8]}"


class CategoryLine(models.Model):
    """One line of the category tree as the office amended or added it; the shipped lines stand in a file."""

    id = models.CharField(max_length=40, primary_key=True)
    category = models.CharField(max_length=20)  # the category it lies below; its own id for a category itself
    title = models.CharField(max_length=40)
    english = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=1000, blank=True)
    take_on_days = models.PositiveSmallIntegerField(null=True)
    settle_days = models.PositiveSmallIntegerField(null=True)
    is_public = models.BooleanField(default=True)
    is_retired = models.BooleanField(default=False)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return self.title


class Learned(models.Model):
    """What the confirmed categories of one community have taught the suggestion of the next."""

    place = models.OneToOneField(Place, primary_key=True, on_delete=models.PROTECT, related_name="+")
    weights = models.BinaryField()
    texts = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.place_id}: {self.texts}"
