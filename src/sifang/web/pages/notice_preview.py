"""Every message as it will be read: on the page, as mail, in a work chat, in a group, as text message."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from sifang.notices import messages, news, queries, rendering, residents
from sifang.web.access import signed_in
from sifang.web.frame import own_place


@signed_in
def preview(request):
    """The messages about one kind of event, about a made-up matter, in the reader's language."""
    asked = request.GET.get("event", "")
    verb = asked if asked in queries.SENTENCES else "need.listed"
    about = _("The lamp at building 3 is broken")
    place = str(own_place(request.user) or "")
    head = str(queries.SENTENCES[verb]) % {"about": about}
    one = messages.Message(head, place, link=messages.at("/notices/1/"), leave=messages.at("/told/…/"))
    subject, text, _html = rendering.mail(one)
    context = {
        "events": [(name, str(words) % {"about": about}) for name, words in queries.SENTENCES.items()],
        "verb": verb,
        "line": head,
        "mail": {"subject": subject, "text": text},
        "chat": rendering.markdown(one)[1],
        "group": _group(verb, about, place),
        "sms": rendering.sms(one),
        "resident": _resident(verb, place),
    }
    return render(request, "account/preview.html", context)


def _group(verb, about, place):
    if not news.kinds_of(verb, is_urgent=True):
        return ""
    return rendering.markdown(messages.Message(news.sentence(verb, about), place))[1]


def _resident(verb, place):
    if verb not in residents.SENTENCES:
        return ""
    return rendering.sms(messages.Message(str(residents.SENTENCES[verb]), place, link=messages.at("/t/ABCDEFGHJKMN/")))
