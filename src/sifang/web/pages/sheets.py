"""One sheet: answered with its facts beside it, signed, read by the street, read by the appraised."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.evaluations import commands, queries, rules, schemes
from sifang.evaluations.models import Round, Sheet
from sifang.evaluations.records import FACTS, records_of, shown
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.evaluations import SayForm, SheetForm, WhyForm
from sifang.web.pages import record_lines, score_words
from sifang.web.pages.paging import page_of

ANSWERING = (Round.Stage.OPEN, Round.Stage.CLOSED)


def found_sheet(request, pk):
    """The sheet the viewer may see, or 404."""
    rows = Sheet.objects.visible_to(request.user).select_related(
        "round__place", "chapter", "place", "organization", "post__person", "signed_by", "replaces"
    )
    return found_or_404(rows, pk=pk)


@signed_in
def sheet(request, pk):
    """A sheet in the state it is in: to be answered, as it was signed, or as feedback."""
    return show(request, found_sheet(request, pk))


def show(request, found, *, form=None, why=None, say=None, status=200):
    """The page of a sheet with whatever form is being filled in."""
    if found.stage == Sheet.Stage.RELEASED:
        return _feedback(request, found, say, status)
    answers = rules.may_answer(request.user, found) and found.stage == Sheet.Stage.DRAFT
    if answers and found.round.stage in ANSWERING:
        return _to_answer(request, found, form, status)
    facts = _facts(request, found) | {
        "rows": _read(found),
        "form": why or WhyForm(),
        "may_return": rules.may_review(request.user, found.round)
        and found.stage == Sheet.Stage.SIGNED
        and found.round.stage in ANSWERING,
    }
    return render(request, "evaluations/sheet.html", facts, status=status)


def _read(found):
    """[(question, answer, facts)] in words, for reading."""
    given = {name: schemes.GRADE_TITLES[answer] for name, answer in found.marks.items()}
    questions = found.round.scheme["kinds"][found.kind]["questions"]
    return [(schemes.title_of(each), given.get(each["name"], ""), shown(found, each)) for each in questions]


def _facts(request, found):
    return {
        "sheet": found,
        "round": found.round,
        "back": reverse("chapter", args=[found.chapter_id]) if _is_at_desk(request, found) else reverse("rounds"),
    }


def _is_at_desk(request, found):
    """Whether the viewer came from the list of the community's sheets."""
    return request.user.may("work", found.place_id) or request.user.may("release", found.place_id)


def _to_answer(request, found, form, status):
    form = form or SheetForm(found.round.scheme, found.kind, marks=found.marks | {"opinion": found.opinion})
    others = list(queries.sheets_of(found.chapter, found.kind).values_list("pk", flat=True))
    facts = _facts(request, found) | {
        "form": form,
        "rows": [(question, field, shown(found, question)) for question, field in form.rows],
        "number": others.index(found.pk) + 1,
        "of": len(others),
        "may_sign": rules.may_sign(request.user, found),
    }
    return render(request, "evaluations/answer.html", facts, status=status)


def _feedback(request, found, say, status):
    speaks = rules.speaks_for(request.user, found)
    facts = _facts(request, found) | {
        "rows": _read(found),
        "score": score_words.of(found),
        "bars": score_words.group_bars(found),
        "words": score_words.words_on(found),
        "tally": queries.tally_of(found),
        "statements": found.statements.select_related("by", "answered_by"),
        "correction": Sheet.objects.filter(replaces=found).first(),
        "speaks": speaks,
        "may_say": speaks and rules.is_in_time(found),
        "may_answer": rules.may_release(request.user, found),
        "form": say or SayForm(),
    }
    return render(request, "evaluations/feedback.html", facts, status=status)


@acting("work", "review_round")
@require_POST
def sheet_answer(request, pk):
    """What was chosen is kept; with the button that says so it is signed as well, and the next sheet comes."""
    found = found_sheet(request, pk)
    form = SheetForm(found.round.scheme, found.kind, request.POST, marks=found.marks)
    if not form.is_valid():
        return show(request, found, form=form, status=422)
    commands.rate(request.user, found, form.marks, form.cleaned_data["opinion"])
    if "sign" in request.POST:
        commands.sign(request.user, found)
        messages.success(request, _("Signed: %(who)s.") % {"who": found.appraised})
    else:
        messages.success(request, _("Kept: %(who)s.") % {"who": found.appraised})
    return redirect(_onward(found))


def _onward(found):
    """The next sheet of the same kind that waits, else the list."""
    if found.kind == Sheet.Kind.COMMUNITY:
        return reverse("chapter", args=[found.chapter_id])
    waiting = queries.sheets_of(found.chapter, Sheet.Kind.LEADER, Sheet.Kind.ORGANIZATION)
    pks = [each.pk for each in waiting if each.stage == Sheet.Stage.DRAFT or each.pk == found.pk]
    after = pks[pks.index(found.pk) + 1 :] if found.pk in pks else pks
    return reverse("sheet", args=after[:1]) if after else reverse("chapter", args=[found.chapter_id])


@acting("review_round")
@require_POST
def sheet_return(request, pk):
    """The community looks at it again."""
    found, form = found_sheet(request, pk), WhyForm(request.POST)
    if not form.is_valid():
        return show(request, found, why=form, status=422)
    commands.send_back(request.user, found, form.cleaned_data["reason"])
    messages.success(request, _("The sheet is back with the community, with your reason."))
    return redirect("chapter", pk=found.chapter_id)


@signed_in
def sheet_facts(request, pk):
    """The records behind one number of a sheet."""
    found, name = found_sheet(request, pk), request.GET.get("name", "")
    if name not in FACTS:
        name = next(iter(found.facts), "")
    if not name:
        raise Http404
    page = page_of(request, records_of(found, name))
    facts = _facts(request, found) | {
        "title": FACTS[name].title,
        "page": page,
        "lines": [record_lines.line(record) for record in page],
        "back": reverse("sheet", args=[pk]),
        "number": len(found.facts.get(name, [])),
    }
    return render(request, "evaluations/facts.html", facts)
