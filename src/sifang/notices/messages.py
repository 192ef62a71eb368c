"""One message, before it is made into a mail, Markdown or a text message; and which one a delivery is."""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sifang.notices import confirming, news, residents, showing
from sifang.notices.models import Delivery, Notice, Way, Wish
from sifang.notices.queries import SENTENCES
from sifang.places.models import COMMUNITY_LENGTH, Place

MOST_LINES = 20
SALT = "notices.leave"


@dataclass(frozen=True)
class Message:
    """What is said, where it happened, the page that says more, and the page where one says "no more"."""

    head: str
    place: str = ""
    lines: tuple[str, ...] = ()
    link: str = ""
    leave: str = ""


class NotWanted(Exception):
    """There is nothing left to say."""


def of(delivery):
    """The message of ``delivery``, in the language that is active."""
    return MAKERS[delivery.kind](delivery)


def about_deed(deed, person, way):
    """What ``person`` is told of ``deed`` by ``way``."""
    if person.username is None and deed.verb in residents.SENTENCES:
        asker = residents.asker_of(person, deed.subject_id)
        return to_resident(deed.verb, _community(deed.place_code), asker, way)
    notice = Notice.objects.filter(person=person, deed=deed).first()
    if notice is None or notice.read_at:
        raise NotWanted
    head = str(SENTENCES[deed.verb]) % {"about": showing.about(_subject(deed))}
    return Message(
        head, _community(deed.place_code), link=at(reverse("notice-open", args=[notice.pk])), leave=leave(person, way)
    )


def to_resident(verb, place, asker, way=Way.SMS):
    """What an asker without an account is told; the page behind the track code is theirs alone.

    Somebody may report under another's phone and state an address with that code: no other code goes there.
    """
    if asker is None:
        raise NotWanted
    if not residents.may_have_code(asker, way):
        return Message(str(residents.SENTENCES[verb]), place, leave=leave(asker.person, way))
    page = "rate" if verb in residents.RATED else "track"
    told = reverse("told-by-code", args=[asker.track_code])
    return Message(
        str(residents.SENTENCES[verb]), place, link=at(reverse(page, args=[asker.track_code])), leave=at(told)
    )


def to_group(deed, subject):
    """What a chat group is told of ``deed``; nothing of a matter that is nobody else's business."""
    if showing.is_hidden(subject):
        raise NotWanted
    words = news.sentence(deed.verb, showing.about(subject))
    return Message(words, _community(deed.place_code), link=_public_page(deed, subject))


def of_day(delivery):
    """The notices of a digest that nobody has read yet, twenty lines at most."""
    told = Notice.objects.filter(person=delivery.person, at__gte=delivery.since, at__lt=delivery.until, read_at=None)
    total = told.count()
    if not total:
        raise NotWanted
    rows = told.select_related("deed").order_by("at", "pk")[:MOST_LINES]
    lines = [_line(notice) for notice in rows]
    left = total - len(lines)
    lines += [ngettext("… and %(n)s more", "… and %(n)s more", left) % {"n": left}] if left else []
    head = ngettext("%(n)s thing has happened", "%(n)s things have happened", total) % {"n": total}
    return Message(head, lines=tuple(lines), link=at(reverse("notices")), leave=leave(delivery.person, delivery.way))


def _line(notice):
    words = str(SENTENCES[notice.deed.verb]) % {"about": showing.about(_subject(notice.deed))}
    return f"{date_format(notice.at, 'n月j日 H:i')} {words}"


def at(path):
    """The whole address of a page, or "" while the installation does not know its own."""
    return f"{settings.SIFANG_TELLING.address}{path}" if settings.SIFANG_TELLING.address else ""


def leave(person, way):
    """Where ``person`` says, without logging in, not to be told this way any more."""
    return at(reverse("told", args=[signing.dumps([person.pk, str(way)], salt=SALT)]))


def _subject(deed):
    return apps.get_model(deed.subject_kind).objects.get(pk=deed.subject_id)


def _community(code):
    place = Place.objects.filter(pk=code[:COMMUNITY_LENGTH]).first()
    return str(place) if place else ""


def _public_page(deed, subject):
    if deed.subject_kind == "needs.need" and subject.stage in subject.LISTED_STAGES:
        return at(reverse("board-need", args=[subject.place_id, subject.pk]))
    if deed.subject_kind == "activities.activity":
        return at(reverse("public-activity", args=[subject.place_id, subject.pk]))
    return ""


def _deed(delivery):
    if delivery.outlet_id:
        return to_group(delivery.deed, _subject(delivery.deed))
    return about_deed(delivery.deed, delivery.person, delivery.way)


def _code(delivery):
    wish = Wish.objects.filter(person=delivery.person_id, way=delivery.way).first()
    if wish is None or not confirming.is_waiting(wish):
        raise NotWanted
    return Message(_("Your code is %(code)s. Type it in within half an hour.") % {"code": confirming.code_of(wish)})


def _test(delivery):
    return Message(_("This is a test: this group will be told what is chosen for it."), str(delivery.outlet.place))


MAKERS = {
    Delivery.Kind.DEED: _deed,
    Delivery.Kind.DIGEST: of_day,
    Delivery.Kind.CODE: _code,
    Delivery.Kind.TEST: _test,
}
