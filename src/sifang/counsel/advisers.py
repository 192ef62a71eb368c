"""The legal advisers of a place: which post serves there, and on which day."""

from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.counsel import rules
from sifang.people.models import Post
from sifang.places.models import codes_above, covers

KIND = "legal_adviser"


def of(place):
    """The posts of the legal advisers who serve at ``place`` today, by appointment."""
    found = Post.objects.current().filter(kind=KIND, place__in=codes_above(place.pk))
    return found.select_related("person", "sent_by", "place").order_by("pk")


def post_of(person, place):
    """The post by which ``person`` is a legal adviser at ``place`` today, or None."""
    held = (post for post in person.current_posts if post.kind == KIND) if person else ()
    return next((post for post in held if covers(post.place_id, place.pk)), None)


def chosen(actor, place, adviser, on=None):
    """The adviser named, else the actor's own post at ``place``, else None; refused where somebody else is meant."""
    if adviser is None:
        return post_of(actor, place)
    on = on or clock.today()
    serves = adviser.kind == KIND and covers(adviser.place_id or "-", place.pk)
    insist(
        serves and adviser.since <= on and (adviser.until is None or on <= adviser.until),
        _("%(adviser)s is not a legal adviser of %(place)s on that day; choose one who is.")
        % {"adviser": adviser.person, "place": place},
    )
    require(rules.may_write_for(actor, adviser), _("Legal advisers write down their own services only."))
    return adviser


def insist_named(adviser):
    """Somebody is named who did it."""
    insist(adviser is not None, _("Say which legal adviser it was."))
    return adviser
