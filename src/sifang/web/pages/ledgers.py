"""A ledger's page: its workbook handed in, its workbook taken out, what was brought in before."""

import io

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sifang.core import clock
from sifang.core.errors import require
from sifang.ledgers import commands, queries, rules, uploads
from sifang.ledgers.declarations import LEDGERS
from sifang.ledgers.wording import sentence, title
from sifang.people.rules import require_keeper
from sifang.places.models import COMMUNITY_LENGTH
from sifang.web.access import acting
from sifang.web.forms.ledgers import LEAVE_OUT, ExportForm, TitlesForm, UploadForm
from sifang.web.pages import three_lists
from sifang.web.pages.desk_place import asked_place, place_choices
from sifang.web.pages.ledger_titles import PAGES, TITLES
from sifang.web.pages.papers import plain

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN_IMPORTS = 5


@acting("ledger")
@require_GET
def ledger(request, ledger):
    """The page of one ledger at one place."""
    return _page(request, ledger, _place(request, ledger))


def _place(request, ledger):
    """The place whose ledger it is: the one asked for, else that of the first post that keeps ledgers."""
    if ledger not in LEDGERS:
        raise Http404
    kept = (
        post.place for post in request.user.current_posts if post.place_id and post.opens("ledger", post.place_id, None)
    )
    place = asked_place(request) or next(kept)
    require_keeper(request.user, place)
    require(
        ledger in offered(place),
        _("A community's own place stands in its street's list; the street brings in the list of places."),
    )
    return place


def offered(place):
    """The ledgers that a place has; a community has no places below it to list."""
    return [name for name in LEDGERS if name != "places" or len(place.code) < COMMUNITY_LENGTH]


def _page(request, ledger, place, status=200, **forms):
    context = {
        "ledger": ledger,
        "title": TITLES[ledger],
        "place": place,
        "places": place_choices(request.user) if ledger != "places" else [],
        "lists": three_lists.tabs(request.user, place, three_lists.EXCEL),
        "others": [(name, TITLES[name]) for name in offered(place) if name != ledger],
        "comes_in": LEDGERS[ledger].comes_in,
        "columns": [title(column) for column in LEDGERS[ledger].columns if column.identifier != "seq"],
        "required": [title(column) for column in LEDGERS[ledger].columns if column.required],
        "form": forms.get("form") or _upload_form(ledger),
        "export_form": forms.get("export_form") or ExportForm(),
        "titles_form": forms.get("titles_form") or _titles_form(request.user, ledger, place),
        "may_open": rules.may_open(request.user, place) and any(column.personal for column in LEDGERS[ledger].columns),
        "waiting": [held for held in uploads.waiting(request.user) if (held.ledger, held.place) == (ledger, place.pk)],
        "imports": queries.imports(request.user, ledger, place)[:SHOWN_IMPORTS],
        "list_url": list_address(ledger, place),
    }
    return render(request, "ledgers/ledger.html", context, status=status)


def _upload_form(ledger, *sent):
    return UploadForm(*sent, has_senders=LEDGERS[ledger].has_senders)


def list_address(ledger, place):
    """Where the records of the ledger are read."""
    return f"{_reading(PAGES.get(ledger, ledger))}?place={place.pk}"


def _reading(name):
    """The address of the page called ``name``; the roster where there is none."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse("roster")


def _titles_form(viewer, ledger, place, sent=None):
    """The form that shows what was said about titles here; None when nothing was."""
    known = {held.title: held.identifier for held in queries.titles_explained(viewer, ledger, place)}
    if not known:
        return None
    initial = {key: identifier or LEAVE_OUT for key, identifier in known.items()}
    return TitlesForm(sent, titles={key: key for key in known}, columns=choices(ledger), initial=initial)


def choices(ledger, taken=()):
    """(identifier, title) of the ledger's columns that are not ``taken``."""
    columns = LEDGERS[ledger].columns
    return [(column.identifier, title(column)) for column in columns if column.identifier not in {"seq", *taken}]


@acting("ledger")
@require_POST
def hand_in(request, ledger):
    """The workbook waits, and its preview is shown; one that cannot be read as the ledger is answered at once."""
    place, form = _place(request, ledger), _upload_form(ledger, request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        content, sender = file.read(), form.cleaned_data["sender"]
        found = commands.preview(request.user, ledger, io.BytesIO(content), place, sender)
        whole = [complaint for complaint in found.errors if not complaint.sheet]
        if not whole:
            held = uploads.keep(request.user, ledger, place, plain(file.name), content, sender)
            return redirect("upload", held.token)
        form.add_error("file", sentence(whole[0]))
    return _page(request, ledger, place, status=422, form=form)


@acting("ledger")
@require_GET
def export(request, ledger):
    """The workbook, names and phones masked."""
    place = _place(request, ledger)
    return workbook(commands.export(request.user, ledger, place), _name(ledger, place))


@acting("ledger")
@require_POST
def export_full(request, ledger):
    """The workbook with full names and phones; the reason is kept."""
    place, form = _place(request, ledger), ExportForm(request.POST)
    if not form.is_valid():
        return _page(request, ledger, place, status=422, export_form=form)
    content = commands.export(request.user, ledger, place, form.cleaned_data["reason"])
    return workbook(content, f"{_name(ledger, place)}（含姓名电话）")


def _name(ledger, place):
    return f"{place}{LEDGERS[ledger].title}{clock.today():%Y%m%d}"


def workbook(content, name):
    """The bytes as a workbook to keep; the name may be Chinese."""
    response = HttpResponse(content, content_type=EXCEL)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{plain(name)}.xlsx")
    return response


@acting("ledger")
@require_POST
def titles(request, ledger):
    """What was said about titles is said anew."""
    place = _place(request, ledger)
    form = _titles_form(request.user, ledger, place, request.POST)
    if form is None or not form.is_valid():
        return _page(request, ledger, place, status=422, titles_form=form)
    remember(request.user, ledger, place, form)
    messages.success(request, _("From now on the columns are read so."))
    return redirect(f"{reverse('ledger', args=[ledger])}?place={place.pk}")


def remember(actor, ledger, place, form, sender=""):
    """What the valid form says about titles is remembered at ``place``, where it says something new."""
    known = {held.title: held.identifier for held in queries.titles_explained(actor, ledger, place, sender)}
    for key, identifier in form.explained():
        if known.get(key) != identifier:
            commands.remember(actor, ledger, place, key, identifier, sender)
