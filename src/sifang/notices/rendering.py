"""A message as a mail, as Markdown, as a text message, as a line of a page. Pure but for the settings."""

from django.conf import settings
from django.utils.html import escape, format_html, format_html_join
from django.utils.translation import gettext as _

LONGEST_SMS = 70
LONGEST_SUBJECT = 60


def placed(message):
    """The first line, with the place it is about."""
    return _("[%(place)s] %(head)s") % {"place": message.place, "head": message.head} if message.place else message.head


def mail(message):
    """(subject, text, HTML) of a mail."""
    subject = " ".join(placed(message).split())
    subject = subject if len(subject) <= LONGEST_SUBJECT else f"{subject[: LONGEST_SUBJECT - 1]}…"
    foot = [_("Not to be told by mail any more: %(address)s") % {"address": message.leave}] if message.leave else []
    text = "\n".join([placed(message), *message.lines, *([message.link] if message.link else []), "", *foot])
    return subject, text, _html(message)


def _html(message):
    rows = format_html_join("", "<li>{}</li>", ((line,) for line in message.lines))
    parts = [
        format_html("<p>{}</p>", placed(message)),
        format_html("<ul>{}</ul>", rows) if message.lines else "",
        format_html('<p><a href="{}">{}</a></p>', message.link, _("Open the page")) if message.link else "",
        format_html('<p><a href="{}">{}</a></p>', message.leave, _("Do not tell me by mail any more"))
        if message.leave
        else "",
    ]
    return "".join(parts)


def markdown(message):
    """(title, Markdown) for a work chat; words of people cannot become marks or links."""
    lines = [f"**{_plain(placed(message))}**", *(f"- {_plain(line)}" for line in message.lines)]
    lines += [f"[{_('Open the page')}]({message.link})"] if message.link else []
    return placed(message)[:LONGEST_SUBJECT], "\n\n".join(lines)


def _plain(words):
    for mark in "\\`*_[]<>#":
        words = words.replace(mark, f"\\{mark}" if mark not in "<>" else escape(mark))
    return words


def sms(message):
    """At most seventy characters, signed; the link goes before the words are cut, or not at all."""
    sign = f"【{settings.SIFANG_TELLING.sign}】"
    room = LONGEST_SMS - len(sign)
    tail = f" {message.link}" if message.link and len(message.link) < room - 8 else ""
    head = message.head
    room -= len(tail)
    return f"{sign}{head if len(head) <= room else head[: room - 1] + '…'}{tail}"
