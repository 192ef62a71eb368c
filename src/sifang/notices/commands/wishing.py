"""How somebody wishes to be told: stated, confirmed with the code that went to the address, taken back."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, validate_email
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist
from sifang.core.limits import Limit
from sifang.core.models import record
from sifang.core.secrets import blind
from sifang.notices import confirming
from sifang.notices.models import Delivery, Way, Wish

MEMBER = RegexValidator(r"^[A-Za-z0-9._@-]{1,64}\Z")
PHONE = RegexValidator(r"^1[3-9][0-9]{9}\Z")
CHECKS: dict[str, Callable[[str], None]] = {Way.MAIL: validate_email, Way.SMS: PHONE}
PAUSE_SECONDS = 60
AN_HOUR, A_DAY = 3600, 86_400
# Anybody may type in anybody's address, under as many new persons as they like: both are counted.
CODES_BY, CODES_TO = Limit("told-code-by", 8, AN_HOUR), Limit("told-code-to", 5, A_DAY)
# Counted outside the database too: a wrong code is answered with 422, and what that request wrote is taken back.
WRONG_CODES = Limit("told-wrong", confirming.MOST_TRIES, AN_HOUR)


@atomic
def state(person, way, mode, address="", *, need=None):
    """``person`` wishes to be told by ``way`` like this; a code goes to an address that is new.

    ``need`` is the one whose track code they came with, for somebody without an account.
    """
    wish, came_with = _held(person, way), {"need": need.pk} if need and address.strip() else {}
    before = wish.address if wish.pk else ""
    address = address.strip() or before or (person.phone if way == Way.SMS else "")
    if mode != Wish.Mode.OFF:
        insist(way in ways_here(), _("This installation does not send by this way yet; ask its administrator."))
        insist(address, _("Write the address that you are to be told at."))
        _check(way, address)
    wish.mode, wish.stated_at = mode, clock.now()
    if address != before:
        wish.address = address
        # The phone that somebody left when they asked is theirs already; any other address is shown to be.
        wish.confirmed_at = clock.now() if way == Way.SMS and address == person.phone else None
    wish.save()
    if mode != Wish.Mode.OFF and not wish.confirmed_at:
        _send_code(wish)
    record(person, "wish.stated", wish, way=str(way), mode=str(mode), **came_with)
    return wish


@atomic
def confirm(person, way, typed):
    """The address is that of ``person``: they typed in what was sent to it."""
    wish = _held(person, way)
    insist(wish.pk and confirming.is_waiting(wish), _("The code is too old. Save the address once more for a new one."))
    sent = (wish.pk, wish.code_sent_at.timestamp())
    insist(
        wish.code_tries < confirming.MOST_TRIES and not WRONG_CODES.is_reached(*sent),
        _("Too many wrong codes. Save the address once more for a new one."),
    )
    is_right = confirming.is_right(wish, typed)
    if is_right:
        wish.confirmed_at = clock.now()
        record(person, "wish.confirmed", wish, way=str(way))
    else:
        WRONG_CODES.count(*sent)
    wish.code_tries += 1
    wish.save()
    return is_right


@atomic
def refuse(person, way):
    """``person`` is not told by ``way`` any more; what is on its way is dropped when its turn comes."""
    wish = _held(person, way)
    wish.mode, wish.stated_at = Wish.Mode.OFF, clock.now()
    wish.save()
    record(person, "wish.refused", wish, way=str(way))
    return wish


@atomic
def forget_wishes(deed):
    """Nothing is known any more of where somebody who is forgotten wished to be told. A reaction."""
    Wish.objects.filter(person=deed.subject_id).delete()


def ways_here():
    """The ways by which this installation can reach a person."""
    told = settings.SIFANG_TELLING
    return [*([Way.MAIL] if told.smtp else []), *([Way.SMS] if told.sms else []), *map(Way, told.apps)]


def _held(person, way):
    found = Wish.objects.select_for_update().filter(person=person, way=way).first()
    return found or Wish(person=person, way=way, stated_at=clock.now())


def _check(way, address):
    try:
        CHECKS.get(way, MEMBER)(address)
    except ValidationError:
        said = {
            Way.MAIL: _("This is no mail address; it looks like name@example.com."),
            Way.SMS: _("Write a mobile number of eleven digits."),
        }.get(way, _("Write the user id you have in this app: letters and digits; your administrator knows it."))
        insist(False, said)


def _send_code(wish):
    now = clock.now()
    fresh = wish.code_sent_at and (now - wish.code_sent_at).total_seconds() < PAUSE_SECONDS
    insist(not fresh, _("A code was sent a moment ago. Look for it, or wait a minute for another."))
    to = blind(wish.address.casefold())
    insist(
        not CODES_BY.is_reached(wish.person_id) and not CODES_TO.is_reached(to),
        _("Many codes were sent already. Wait an hour before you try another address."),
    )
    CODES_BY.count(wish.person_id)
    CODES_TO.count(to)
    wish.code_sent_at, wish.code_tries = now, 0
    wish.save()
    Delivery.objects.create(
        key=f"code {wish.pk} {now.timestamp()}", kind=Delivery.Kind.CODE, way=wish.way, person=wish.person,
        place_code=wish.person.home_id or "", is_urgent=True, made_at=now, next_at=now,
    )  # fmt: skip
