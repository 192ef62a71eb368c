"""The category tree, and how the office shapes it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.needs import commands as needs
from sifang.needs import taxonomy
from sifang.web.access import acting
from sifang.web.forms.categories import LineForm, NewLineForm

office = acting("settings")


@office
def tree(request):
    """Every category with what lies below it, and what was retired."""
    lines = taxonomy.lines().values()
    groups = [(line, taxonomy.children(line.id)) for line in lines if line.is_category]
    return render(
        request,
        "categories/tree.html",
        {
            "groups": groups,
            "subcategories": sum(len(below) for _line, below in groups),
            "amended": sum(line.is_amended for line in lines),
            "retired": [(line, taxonomy.title(line.category)) for line in lines if line.is_retired],
        },
    )


@office
def line(request):
    """A line is amended."""
    known = _asked(request)
    if known is None:
        return redirect("categories")
    form = LineForm(request.POST or None, line=known)
    if not form.is_valid():
        facts = {"line": known, "form": form, "above": taxonomy.title(known.category)}
        return render(request, "categories/line.html", facts, status=422 if request.POST else 200)
    changed = needs.amend_line(request.user, _place(request), known.id, **form.cleaned_data)
    said = _("“%(title)s” holds as it stands now.") if changed else _("Nothing was different; “%(title)s” stays.")
    messages.success(request, said % {"title": form.cleaned_data["title"]})
    return _back(known.category)


@office
def new(request):
    """A subcategory is added below a category."""
    above = _asked(request)
    if above is None or not above.is_category:
        return redirect("categories")
    form = NewLineForm(request.POST or None, line=above)
    if not form.is_valid():
        facts = {"above": above, "form": form}
        return render(request, "categories/new.html", facts, status=422 if request.POST else 200)
    needs.add_line(request.user, _place(request), above.id, **form.cleaned_data)
    messages.success(request, _("“%(title)s” is in the tree.") % {"title": form.cleaned_data["title"]})
    return _back(above.id)


@office
@require_POST
def retire(request):
    """A subcategory is offered no more."""
    known = _asked(request)
    if known is None:
        return redirect("categories")
    needs.retire_line(request.user, _place(request), known.id)
    messages.success(request, _("“%(title)s” is offered no more; you can bring it back here.") % {"title": known.name})
    return redirect(f"{reverse('categories')}#retired")


@office
@require_POST
def bring_back(request):
    """A retired subcategory is offered again."""
    known = _asked(request)
    if known is None:
        return redirect("categories")
    needs.bring_back_line(request.user, _place(request), known.id)
    messages.success(request, _("“%(title)s” is offered again.") % {"title": known.name})
    return _back(known.category)


def _asked(request):
    """The line that the field or parameter ``id`` names, or None."""
    return taxonomy.lines().get(request.POST.get("id") or request.GET.get("id") or "")


def _place(request):
    """Where the viewer's office is that may shape the tree."""
    return next(
        post.place for post in request.user.current_posts if post.place_id and post.opens("settings", None, None)
    )


def _back(category):
    return redirect(f"{reverse('categories')}#{category}")
