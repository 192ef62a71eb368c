"""Sessions that know whose they are: listed, ended, and over by themselves after a while of rest."""

import re

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.secrets import blind

MOMENTS_APART = 60  # seconds: a session is not written more often than this to say that somebody was here
LONGEST = 12 * 3600
BROWSERS = ("MicroMessenger", "Edg", "Firefox", "Chrome", "Safari")
SYSTEMS = ("HarmonyOS", "Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
SPOKEN = {"MicroMessenger": "微信", "Edg": "Edge", "Mac OS": "Mac"}


class Session(AbstractBaseSession):
    """One browser, and the person who is logged in there."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")

    @classmethod
    def get_session_store_class(cls):
        """What reads and writes these rows."""
        return SessionStore

    @property
    def handle(self):
        """A name for the session that opens nothing: its key stays in the owner's browser alone."""
        return blind(self.session_key)[:24]


class SessionStore(DatabaseStore):
    """Sessions in their own table."""

    @classmethod
    def get_model_class(cls):
        """The row that keeps a session."""
        return Session

    def create_model_instance(self, data):
        """The row, with the person who is logged in."""
        row = super().create_model_instance(data)
        row.person_id = data.get("_auth_user_id")
        return row


class Presence:
    """A session rests after ``SIFANG_IDLE`` seconds without a request, ends after twelve hours in any case, and has a
    new key as soon as the posts of its person are others.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            if _is_over(request.session):
                logout(request)
                messages.info(request, _("You were away for a while, so you were logged out. Log in to go on."))
            else:
                _note(request)
        return self.get_response(request)


def _is_over(session):
    now = clock.now().timestamp()
    return now - session.get("seen", now) > settings.SIFANG_IDLE or now - session.get("since", now) > LONGEST


def _note(request):
    """The session knows since when it is, when somebody was last here, on what device, and which posts it opens."""
    session, now = request.session, clock.now().timestamp()
    held = [post.pk for post in request.user.current_posts]
    if session.get("posts", held) != held:
        session.cycle_key()
    if "since" not in session:
        session["since"], session["device"] = now, device(request.headers.get("User-Agent", ""))
    if now - session.get("seen", 0) >= MOMENTS_APART or session.get("posts") != held:
        session["seen"], session["posts"] = now, held


def device(agent):
    """The browser and the system that the browser names itself as."""
    found = [next((name for name in names if re.search(name, agent)), "") for names in (BROWSERS, SYSTEMS)]
    return " · ".join(SPOKEN.get(name, name) for name in found if name)


def sessions_of(person):
    """The sessions in which ``person`` is logged in, the one used last in front: [(row, what it knows)]."""
    rows = Session.objects.filter(person=person, expire_date__gt=clock.now())
    told = [(row, row.get_decoded()) for row in rows]
    valid = person.get_session_auth_hash()
    return sorted(
        ((row, facts) for row, facts in told if facts.get("_auth_user_hash") == valid),
        key=lambda pair: -pair[1].get("seen", 0),
    )


def end(person, handle=None, *, but=None):
    """The sessions of ``person`` are over: the one with this handle, or all but the one with the key ``but``."""
    for row, _facts in sessions_of(person):
        if row.session_key != but and handle in (None, row.handle):
            SessionStore(row.session_key).flush()
