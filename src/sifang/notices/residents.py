"""What somebody without an account is told about their own need, by text message or mail."""

from django.utils.translation import gettext_lazy as _

from sifang.core.models import Deed
from sifang.needs.models import Asker
from sifang.notices.models import Way, Wish

# Without the matter: a text message lies open on a phone. The page behind the link says the rest.
SENTENCES = {
    "need.reported": _("What you reported is received."),
    "need.taken_on": _("What you reported is taken on."),
    "need.listed": _("What you reported is verified and on the list."),
    "need.returned": _("What you reported needs a word more from you."),
    "need.merged": _("What you reported was joined with the same of others."),
    "need.taken_up": _("What you reported is being carried out."),
    "need.answered": _("What you reported is settled; did it help?"),
    "need.met": _("What you reported is done; did it help?"),
    "need.disposed": _("What you reported is in hand."),
    "need.told": _("There is word about what you reported."),
    "need.rolled_over": _("What you reported stays on the new year's list."),
    "need.ended_unsolved": _("What you reported could not be solved; read why."),
    "need.sent_elsewhere": _("What you reported was sent on; read where."),
}
RATED = ("need.answered", "need.met")


def askers(deed):
    """Those without an account who asked for the need of ``deed``, where residents are told of such a deed."""
    if deed.verb not in SENTENCES or "rolled_to" in deed.detail:  # what is rolled over is told there, not as an end
        return Asker.objects.none()
    return Asker.objects.filter(need=deed.subject_id, person__username=None).select_related("person")


def asker_of(person, need_id):
    """The asker whose page ``person`` has of this need, or None."""
    return Asker.objects.filter(person=person, need=need_id).first()


def may_have_code(asker, way):
    """Whether the track code of ``asker`` goes where they wish to be told by ``way``.

    To the phone they left always; to an address they stated if they came with this code when they typed it in.
    """
    wish = Wish.objects.filter(person=asker.person_id, way=way).select_related("person").first()
    if wish is None or (way == Way.SMS and wish.address == asker.person.phone):
        return True
    if not wish.code_sent_at:
        return False
    stated = Deed.objects.filter(subject_kind=wish._meta.label_lower, subject_id=wish.pk, verb="wish.stated")
    return stated.filter(at__gte=wish.code_sent_at, detail__need__in=[asker.need_id, asker.via_id]).exists()
