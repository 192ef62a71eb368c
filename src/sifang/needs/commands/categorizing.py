"""How the office shapes the category tree; what changes holds for the next need and the next reading."""

import re
import secrets

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.needs import rules, taxonomy
from sifang.needs.models import CategoryLine
from sifang.text import normal, redaction

LONGEST_TITLE, LONGEST_WORDS, LONGEST_WORD = 40, 1000, 12
MOST_DAYS = 99


@atomic
def amend_line(actor, place, id, **facts):
    """The line says what ``facts`` say (title, words, days, is_public); returns the names of those that differ."""
    _insist_office(actor, place)
    line = _line(id)
    facts = _sound(line, facts)
    changed = [name for name, value in facts.items() if getattr(line, name) != value]
    if changed:
        _write(actor, line, facts)
        record(actor, "category.amended", place, line=id, fields=changed)
    return changed


@atomic
def add_line(actor, place, category, title, **facts):
    """A new subcategory stands below ``category``; what is not said of it is as with the category."""
    _insist_office(actor, place)
    above = _line(category)
    insist(above.is_category, _("A subcategory lies below a category; choose one of the list."))
    id = f"{category}.{secrets.token_hex(4)}"
    line = taxonomy.Line(id, category, "", "", (), above.take_on_days, above.settle_days, above.is_public)
    facts = _sound(line, {"title": title} | facts)
    row = _write(actor, line, facts)
    record(actor, "category.added", place, line=id)
    return row


@atomic
def retire_line(actor, place, id):
    """The subcategory is offered no more; needs that have it keep it."""
    _insist_office(actor, place)
    line = _line(id)
    insist(not line.is_category, _("A category stays; retire what lies below it."))
    insist(not line.is_retired, _("“%(title)s” is retired already.") % {"title": line.title})
    _write(actor, line, {"is_retired": True})
    record(actor, "category.retired", place, line=id)


@atomic
def bring_back_line(actor, place, id):
    """The subcategory is offered again."""
    _insist_office(actor, place)
    line = _line(id)
    insist(line.is_retired, _("“%(title)s” is in use already.") % {"title": line.title})
    _insist_title_is_free(line, line.title)
    _write(actor, line, {"is_retired": False})
    record(actor, "category.brought_back", place, line=id)


def _insist_office(actor, place):
    require(
        rules.may_shape_tree(actor, place), _("Only the street and the organization department shape the categories.")
    )


def _line(id):
    line = taxonomy.lines().get(id)
    if line is None:
        raise Refused(_("The tree has no such line any more; reload the page."))
    return line


def _sound(line, facts):
    """The facts as they are kept; refused where they cannot hold."""
    facts = dict(facts)
    if "title" in facts:
        facts["title"] = _title(line, facts["title"])
    if "words" in facts:
        facts["words"] = _words(facts["words"])
    if facts.get("title", line.title) != line.title:
        facts["english"] = ""  # said of the old title
    take_on, settle = (facts.get(name, getattr(line, name)) for name in ("take_on_days", "settle_days"))
    insist(
        1 <= take_on <= settle <= MOST_DAYS,
        _("Take on within 1 day or more, settle no earlier than that and within %(most)s days.") % {"most": MOST_DAYS},
    )
    return facts


def _title(line, title):
    words = redaction.redact(" ".join(normal.tidy(title).split()))[0]
    insist(
        2 <= len(words) <= LONGEST_TITLE,
        _("Give the line a title of 2 to %(most)s characters.") % {"most": LONGEST_TITLE},
    )
    _insist_title_is_free(line, words)
    return words


def _insist_title_is_free(line, title):
    """No other line beside this one has the title: two that read alike could not be told apart."""
    taken = any(
        other.title == title and other.id != line.id and other.category == line.category and not other.is_retired
        for other in taxonomy.lines().values()
    )
    insist(not taken, _("There is a line called “%(title)s” in this category already.") % {"title": title})


def _words(words):
    found = tuple(dict.fromkeys(re.split(r"[\s,，、;；]+", redaction.redact(normal.tidy(words))[0].strip())))
    found = tuple(word for word in found if word)
    long = next((word for word in found if len(word) > LONGEST_WORD), "")
    insist(not long, _("“%(word)s” is too long for a word; write words apart from each other.") % {"word": long})
    insist(
        len(" ".join(found)) <= LONGEST_WORDS,
        _("These are too many words; %(most)s characters are the most.") % {"most": LONGEST_WORDS},
    )
    return found


def _write(actor, line, facts):
    kept = {name: getattr(line, name) for name in ("category", "title", "english", "words", "is_public", "is_retired")}
    kept |= {name: getattr(line, name) for name in ("take_on_days", "settle_days")} | facts
    kept["words"] = " ".join(kept["words"])
    row, _fresh = CategoryLine.objects.update_or_create(id=line.id, defaults=kept | {"by": actor, "at": clock.now()})
    taxonomy.tree.forget()
    return row
