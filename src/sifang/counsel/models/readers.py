"""Who reads what is on record about legal counsel."""

from sifang.places.models import PlacedQuerySet, range_of_any

# What people ask a lawyer is the business of those who keep, give and watch over legal counsel.
READERS = ("keep_counsel", "counsel", "oversee_counsel", "oversee")


class CounselQuerySet(PlacedQuerySet):
    """Rows of legal counsel, seen by somebody."""

    def visible_to(self, viewer):
        """Rows of the places whose legal counsel the viewer keeps, gives or watches over; no other post opens them."""
        return self.filter(range_of_any({code for act in READERS for code in viewer.codes_of(act)}))
