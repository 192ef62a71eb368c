"""How somebody wishes to be told: of their account, behind their track code, or from the link in a message."""

from django.contrib import messages
from django.core import signing
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sifang.core.errors import Refused
from sifang.notices import commands as notices
from sifang.notices import confirming, queries
from sifang.notices.commands.wishing import ways_here
from sifang.notices.messages import SALT
from sifang.notices.models import Notice, Way, Wish
from sifang.people.models import Person
from sifang.web import personal, resident
from sifang.web.access import found_or_404, public, signed_in
from sifang.web.forms.notices import CodeForm, WishForm
from sifang.web.pages.account import page_of_deed
from sifang.web.pages.track import with_asker
from sifang.web.pages.track_acts import ask_digits

RESIDENTS_WAYS = (Way.SMS, Way.MAIL)


@signed_in
def notice_open(request, pk):
    """The link of a message: the notice counts as read, and leads to what it is about."""
    notice = found_or_404(Notice.objects.filter(person=request.user).select_related("deed"), pk=pk)
    notices.mark_read(request.user, notice)
    return redirect(page_of_deed(notice.deed) or "notices")


@signed_in
def wishes(request):
    """The ways of one's own account."""
    return _page(request, request.user, ways_here(), "account/wishes.html", reverse("wishes"), {})


@public
@with_asker
def told_by_code(request, asker):
    """The ways of somebody without an account, behind their track code; an address is stated behind the digits."""
    if request.POST.get("address", "").strip() and not personal.is_open(request, asker):
        return ask_digits(request, asker)
    ways = [way for way in RESIDENTS_WAYS if way in ways_here()]
    at = reverse("told-by-code", args=[asker.track_code])
    frame = resident.frame(asker.need.place, "track-find", back="community") | {"asker": asker}
    return _page(request, asker.person, ways, "track/told.html", at, frame, asker.need)


def _page(request, person, ways, template, at, frame, need=None):
    posted, forms = request.POST.get("way", ""), {}
    if request.method == "POST":
        if posted not in ways:
            raise Http404
        form, is_done = _act(request, person, Way(posted), need)
        if is_done:
            return redirect(at)
        forms[posted] = form
    held = queries.wishes_of(person)
    rows = [_row(person, way, held.get(way), forms.get(way)) for way in ways]
    context = frame | {"rows": rows, "told_by": [row["title"] for row in rows if row["is_told"]]}
    return render(request, template, context, status=422 if forms else 200)


def _act(request, person, way, need):
    """(the form as sent, whether it was carried out)."""
    if "code" in request.POST:
        form = CodeForm(request.POST)
        if form.is_valid() and not notices.confirm(person, way, form.cleaned_data["code"]):
            form.add_error("code", _("This is not the code that was sent last. Look at it once more."))
        return form, _said(request, form, _("The address is yours; you are told there from now on."))
    form = WishForm(person, way, None, request.POST)
    if form.is_valid():
        try:
            notices.state(person, way, form.cleaned_data["mode"], form.cleaned_data["address"], need=need)
        except Refused as refusal:
            form.add_error("address", str(refusal))
    return form, _said(request, form, _("Noted."))


def _said(request, form, sentence):
    if form.is_valid():
        messages.success(request, sentence)
    return form.is_valid()


def _row(person, way, wish, sent):
    """What the page shows of one way."""
    waiting = bool(wish) and confirming.is_waiting(wish) and wish.mode != Wish.Mode.OFF
    is_told = wish.mode != Wish.Mode.OFF and bool(wish.confirmed_at) if wish else _by_itself(person, way)
    mode = wish.mode if wish else (Wish.Mode.AT_ONCE if is_told else Wish.Mode.OFF)
    return {
        "way": way,
        "title": way.label,
        "address": wish.masked_address if wish and wish.address else (person.masked_phone if way == Way.SMS else ""),
        "is_told": is_told,
        "waiting": waiting,
        "mode": Wish.Mode(mode).label,
        "form": sent if isinstance(sent, WishForm) else WishForm(person, way, wish, initial={"mode": mode}),
        "code_form": sent if isinstance(sent, CodeForm) else CodeForm(auto_id=f"{way}_%s"),
    }


def _by_itself(person, way):
    """Whether somebody who stated nothing is told: an asker without an account, at the phone they left."""
    return way == Way.SMS and person.username is None and bool(person.phone_index)


@public
def told(request, token):
    """The link in a message: one button, and that way is used no more; without logging in."""
    try:
        pk, named = signing.loads(token, salt=SALT)
        person, way = Person.objects.get(pk=pk), Way(named)
    except (signing.BadSignature, Person.DoesNotExist, ValueError):
        raise Http404 from None
    held = Wish.objects.filter(person=person, way=way).first()
    if request.method == "POST":
        notices.refuse(person, way)
        messages.success(request, _("Noted. You are not told this way any more."))
        return redirect("told", token)
    context = {"way": way.label, "is_off": bool(held) and held.mode == Wish.Mode.OFF, "has_account": person.username}
    return render(request, "account/told.html", context)
