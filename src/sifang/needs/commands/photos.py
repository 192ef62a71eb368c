"""Photos with a need: sent along, added, published after a second look, taken off the public pages, removed."""

from django.db.transaction import atomic, on_commit
from django.utils.translation import gettext as _

from sifang.core import clock, photos
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.needs import rules, taxonomy
from sifang.needs.commands.reporting import report
from sifang.needs.models import Need, Photo

MOST_OF_ONE, MOST_OF_A_NEED = 3, 30
Stage = Need.Stage


@atomic
def report_with_photos(pictures, actor, place, text, *, asker=None, **facts):
    """A new need stands in the list with its ``pictures`` (bytes); where one is no photo, nothing is stored."""
    need = report(actor, place, text, asker=asker, **facts)
    _keep(actor or asker, need, pictures)
    return need


@atomic
def add_photos(actor, need, pictures, *, is_after=False):
    """The need has further photos; those of an asker show what is wrong, the community's may show what came of it."""
    works = rules.may_verify(actor, need)
    require(works or rules.may_rate(actor, need), _("Only those who asked and the community add photos to a need."))
    insist(
        need.hold() in (Need.LISTED_STAGES if works else Need.OPEN_STAGES) + (Stage.NEW, Stage.RETURNED),
        _("“%(need)s” takes no photos any more; report it again if it is back.") % {"need": need},
    )
    _keep(actor, need, pictures, is_after=is_after and works)


def _keep(person, need, pictures, **facts):
    if not pictures:
        return
    already = need.photos.count()
    own = need.photos.filter(by=person).count() if person else 0
    most = MOST_OF_A_NEED if rules.may_verify(person, need) else MOST_OF_ONE
    insist(
        own + len(pictures) <= most and already + len(pictures) <= MOST_OF_A_NEED,
        _("At most %(most)s photos of one person stand with a need; choose those that show it best.") % {"most": most},
    )
    names = photos.keep_all(pictures)
    rows = [Photo.objects.create(need=need, name=name, by=person, at=clock.now(), **facts) for name in names]
    for row in rows:
        record(person, "need.photo_added", need, photo=row.pk)


@atomic
def publish_photo(actor, photo, *, looked):
    """Everybody may see the photo beside the need; ``looked``: somebody made sure that it shows nobody."""
    need = _held(actor, photo)
    insist(
        looked, _("Look at the photo once more and tick that no face, number plate or door plate can be recognised.")
    )
    insist(
        taxonomy.is_public(need.category, need.subcategory) and need.stage in Need.LISTED_STAGES,
        _("“%(need)s” stands on no public page, and its photos do not either.") % {"need": need},
    )
    _show(actor, photo, True, "need.photo_published")


@atomic
def unpublish_photo(actor, photo):
    """The photo stands on no public page any more."""
    _held(actor, photo)
    _show(actor, photo, False, "need.photo_withdrawn")


def _show(actor, photo, is_public, verb):
    photo.is_public = is_public
    photo.save(update_fields=["is_public"])
    record(actor, verb, photo.need, photo=photo.pk)


@atomic
def remove_photo(actor, photo):
    """The photo is gone, from the list and from the disk; that there was one stays on record."""
    _held(actor, photo)
    _remove(actor, photo)


@atomic
def remove_photos_of_forgotten(deed):
    """The photos that a forgotten person had sent are gone. A reaction."""
    for photo in Photo.objects.filter(by=deed.subject_id, is_after=False).select_related("need"):
        _remove(None, photo)


def _remove(actor, photo):
    need, gone, name = photo.need, photo.pk, photo.name
    photo.delete()
    record(actor, "need.photo_removed", need, photo=gone)
    on_commit(lambda: photos.drop(name))


def _held(actor, photo):
    """The photo's need, its row locked."""
    require(rules.may_verify(actor, photo.need), _("Only workers of the community decide about photos."))
    photo.need.hold()
    insist(Photo.objects.filter(pk=photo.pk).exists(), _("This photo was removed already; reload the page."))
    return photo.need
