"""What the needs and resources that kept reasons name are called today, for one reader."""

from django.utils.translation import gettext as _

from sifang.needs.models import Need
from sifang.resources.models import Resource


class Names:
    """The names of the rows that reasons keep by their primary keys.

    A need that the reader may not see is told by its community alone; a person who was forgotten has no name here
    either. Before keys were kept, reasons held the names themselves; these are shown as they are.
    """

    def __init__(self, viewer, rows):
        """``rows`` are lists of kept reasons, all that will be read; ``viewer`` is None for the command line."""
        facts = [reason["facts"] for row in rows for reason in row]
        needs = {key for named in facts for key in _keys(named.get("by", ()))}
        offers = {key for named in facts for key in _keys([named.get("offer"), *named.get("offers", ())])}
        self.needs = Need.objects.select_related("place").in_bulk(needs) if needs else {}
        seen = Need.objects.all() if viewer is None else Need.objects.visible_to(viewer)
        self.visible = set(seen.filter(pk__in=needs).values_list("pk", flat=True)) if needs else set()
        owned = Resource.objects.select_related("organization", "person")
        self.resources = owned.in_bulk(offers) if offers else {}

    def need(self, key):
        """The title of the need, or whose community's it is."""
        if not isinstance(key, int):
            return key
        if key in self.visible:
            return self.needs[key].title
        if key not in self.needs:
            return _("another need")
        return _("a need of %(place)s") % {"place": self.needs[key].place}

    def resource(self, key):
        """Whose it is and what it is called."""
        if not isinstance(key, int):
            return key
        found = self.resources.get(key)
        return f"{found.owner} · {found.name}" if found else _("another resource")


def _keys(values):
    return [value for value in values if isinstance(value, int)]
