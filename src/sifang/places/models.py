"""One table of places. A place's code is its path, so a subtree is a range of one indexed column."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# How long the codes of the divisions are; each further level below a community appends three digits.
CITY_LENGTH, COUNTY_LENGTH, STREET_LENGTH, COMMUNITY_LENGTH = 4, 6, 9, 12
CHILD_LENGTH = 3


def after(code):
    """The least code that sorts behind everything below ``code`` (digits of the same length, plus one)."""
    return str(int(code) + 1).zfill(len(code))


def range_of(code, field="place_id"):
    """The condition "``field`` is ``code`` or lies below it", as one index range; the empty code is everywhere."""
    if not code:
        return models.Q()
    return models.Q(**{f"{field}__gte": code, f"{field}__lt": after(code)})


def range_of_any(codes, field="place_id"):
    """The condition that ``field`` lies in or below any of ``codes``; nothing when there are none."""
    condition = models.Q(pk__in=[])
    for code in codes:
        condition |= range_of(code, field)
    return condition


def codes_above(code):
    """The codes of everything that contains ``code``, the largest first, itself last."""
    return [code[:length] for length in range(2, len(code) + 1)]


def covers(code, other):
    """Whether ``other`` is ``code`` or lies below it."""
    return other.startswith(code)


class Place(models.Model):
    """A division, a grid, a compound or a building."""

    class Kind(models.TextChoices):
        CITY = "city", _("city")
        COUNTY = "county", _("county or district")
        STREET = "street", _("street")
        TOWN = "town", _("town")
        COMMUNITY = "community", _("community")
        VILLAGE = "village", _("village")
        GRID = "grid", _("grid")
        COMPOUND = "compound", _("compound")
        BUILDING = "building", _("building")

    code = models.CharField(max_length=18, primary_key=True)
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=12, choices=Kind)
    open_since = models.DateField(null=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=models.Q(code__regex=r"^[0-9]{2,18}$"), name="place_code_is_digits"),
        ]

    def __str__(self):
        return self.short_name

    @property
    def place_id(self):
        """Where a deed about this place belongs: the place itself."""
        return self.code

    @property
    def community_code(self):
        """The code of the community this place is or lies in; of a larger place, its own."""
        return self.code[:COMMUNITY_LENGTH]


class PlacedQuerySet(models.QuerySet):
    """Rows that hang on a place."""

    def within(self, code):
        """Rows at ``code`` or below."""
        return self.filter(range_of(code))

    def within_any(self, codes):
        """Rows at or below any of ``codes``."""
        return self.filter(range_of_any(codes))


class Placed(models.Model):
    """A row that hangs on a place: its community, or a larger place."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Alias(models.Model):
    """Another name people use for a place, such as 老电厂家属院 for 电力小区."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="aliases")
    words = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "words"], name="one_alias_once_a_place")]

    def __str__(self):
        return self.words


class Entry(Placed):
    """One thing in the search index: what it is, where it belongs, its day, and the character pairs of its words."""

    kind = models.CharField(max_length=40)  # the subject's model, such as needs.need
    subject_id = models.BigIntegerField()
    on = models.DateField()
    code = models.CharField(max_length=40, blank=True)
    grams = models.TextField()

    objects = PlacedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject_id"], name="one_entry_a_subject")]
        indexes = [
            models.Index(fields=["place", "kind", "-on"], name="entry_by_place"),
            models.Index(fields=["code"], name="entry_by_code"),
        ]

    def __str__(self):
        return f"{self.kind} {self.subject_id}"


class Gram(models.Model):
    """In how many of the texts counted last a pair of characters stands; the empty pair holds how many there were."""

    gram = models.CharField(max_length=8, primary_key=True)
    texts = models.PositiveIntegerField()

    def __str__(self):
        return f"{self.gram} {self.texts}"
