"""A workbook that waits: what it would do, row by row; what its titles mean; brought in, or dropped."""

from functools import partial

from django.contrib import messages
from django.db.transaction import on_commit
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sifang.ledgers import commands, queries, uploads
from sifang.ledgers.declarations import LEDGERS
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404
from sifang.web.pages import ledger_lines, ledgers
from sifang.web.pages.paging import page_of


@acting("ledger")
@require_GET
def upload(request, token):
    """The preview: the counts lead to their rows; nothing is written."""
    return _page(request, *_found(request, token))


def _found(request, token):
    """(the viewer's waiting workbook, its place); 404 for anybody else's."""
    held = uploads.find(request.user, token)
    if held is None:
        raise Http404
    return held, found_or_404(Place.objects.all(), pk=held.place)


def _preview(request, held, place):
    return commands.preview(request.user, held.ledger, uploads.content_of(held), place, held.sender)


def _page(request, held, place, form=None):
    found = _preview(request, held, place)
    show, lines = _shown(request, held, place, found)
    unread = ledger_lines.unread(found, _explained(request.user, held, place))
    context = {
        "upload": held,
        "place": place,
        "title": ledgers.TITLES[held.ledger],
        "ledger_url": f"{reverse('ledger', args=[held.ledger])}?place={place.pk}",
        "found": found,
        "counts": found.counts,
        "show": show,
        "page": lines,
        "form": form or ledger_lines.titles_form(found, unread),
        "unread": unread,
        "left_out": found.reading.sheets_left_out,
        "seen": ledger_lines.fingerprint(found),
        "is_titles_first": bool(unread["ask"]) and any(error.code == "column_missing" for error in found.errors),
        "may_bring_in": not found.errors and (found.new or found.changed),
        "before": queries.imports(request.user, held.ledger, place).filter(digest=held.digest).first(),
    }
    return render(request, "ledgers/upload.html", context, status=422 if form else 200)


def _explained(viewer, held, place):
    return {
        known.title: known.identifier for known in queries.titles_explained(viewer, held.ledger, place, held.sender)
    }


def _shown(request, held, place, found):
    """(which rows are shown, one page of them as lines): those asked for, else the most urgent kind there is."""
    rows = ledger_lines.rows(found)
    asked = request.GET.get("show")
    show = asked if asked in rows else next((name for name in ledger_lines.FIRST if rows[name]), "same")
    page = page_of(request, rows[show])
    page.object_list = ledger_lines.lines(show, page.object_list, LEDGERS[held.ledger], place)
    return show, page


@acting("ledger")
@require_POST
def titles(request, token):
    """What the unknown titles of the workbook mean is remembered; the preview reads them so."""
    held, place = _found(request, token)
    found = _preview(request, held, place)
    unread = ledger_lines.unread(found, _explained(request.user, held, place))
    form = ledger_lines.titles_form(found, unread, request.POST)
    if form and not form.is_valid():
        return _page(request, held, place, form)
    if form:
        ledgers.remember(request.user, held.ledger, place, form, held.sender)
        messages.success(request, _("Remembered: from now on such columns are read so, in this file and the next."))
    return redirect("upload", token)


@acting("ledger")
@require_GET
def marked(request, token):
    """A copy of the workbook with every bad cell red and every doubtful one yellow."""
    held, place = _found(request, token)
    content = commands.mark(request.user, held.ledger, uploads.content_of(held), place, held.sender)
    return ledgers.workbook(content, f"{held.name.rpartition('.')[0] or held.name}（标注）")


@acting("ledger")
@require_POST
def bring_in(request, token):
    """Every row stands on the ledger, unless the system has changed since the preview: then it is shown again."""
    held, place = _found(request, token)
    if request.POST.get("seen") != ledger_lines.fingerprint(_preview(request, held, place)):
        messages.warning(request, _("The list has changed since you looked. Nothing was brought in; look once more."))
        return redirect("upload", token)
    found = commands.bring_in(request.user, held.ledger, uploads.content_of(held), place, held.sender)
    on_commit(partial(uploads.drop, held))
    said = _("Brought in: %(new)s new, %(changed)s changed, %(same)s as before.") % found.counts
    messages.success(request, said)
    return redirect(f"{reverse('ledger', args=[held.ledger])}?place={place.pk}")


@acting("ledger")
@require_POST
def drop(request, token):
    """The workbook no longer waits; nothing was brought in."""
    held, place = _found(request, token)
    uploads.drop(held)
    messages.success(request, _("“%(name)s” is deleted here; nothing was brought in.") % {"name": held.name})
    return redirect(f"{reverse('ledger', args=[held.ledger])}?place={place.pk}")
