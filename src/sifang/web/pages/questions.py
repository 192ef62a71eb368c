"""Frequent questions: what is asked often, what was written from it, what everybody reads."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.counsel import commands, matters, queries
from sifang.counsel.models import Question
from sifang.counsel.models.readers import READERS
from sifang.web.access import acting, found_or_404
from sifang.web.forms.counsel import QuestionForm
from sifang.web.pages.counsel_place import SERVING, counsel_place, frame_of, serving_place
from sifang.web.pages.paging import page_of


@acting(*READERS)
def questions(request):
    """What is asked often, and the questions with their answers."""
    frame = frame_of(request)
    place = frame["place"] or counsel_place(request)
    asked = queries.frequent(request.user, place.code)
    context = frame | {
        "frequent": [(key, matters.title(key), n, told) for key, n, told in asked],
        "page": page_of(request, queries.question_list(request.user, frame["code"])),
        "serves": any(request.user.may(act) for act in SERVING),
        "at": place,
    }
    return render(request, "counsel/questions.html", context)


@acting(*SERVING)
def question_new(request):
    """Write a question with its answer; the matter asked about most often is chosen already."""
    place = serving_place(request)
    asked = request.GET.get("matter", "")
    form = QuestionForm(request.POST or None, initial={"matter": asked})
    if not form.is_valid():
        frequent = [(matters.title(key), n) for key, n, _told in queries.frequent(request.user, place.code)]
        context = {"form": form, "place": place, "frequent": frequent}
        return render(request, "counsel/question_new.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    told = (given["matter"], given["question"], given["answer"])
    made = commands.write_question(request.user, place, *told, published="publish" in request.POST)
    if made.stage == Question.Stage.PUBLISHED:
        messages.success(request, _("Published; everybody reads it on the notice board of the community."))
    else:
        messages.success(request, _("Kept as a draft; publish it when somebody has looked it through."))
    return redirect(f"{reverse('questions')}?place={place.code}")


def _visible(request, pk):
    return found_or_404(Question.objects.visible_to(request.user).select_related("place"), pk=pk)


@acting(*SERVING)
@require_POST
def question_publish(request, pk):
    """Everybody reads it."""
    commands.publish(request.user, _visible(request, pk))
    messages.success(request, _("Published; everybody reads it on the notice board of the community."))
    return redirect("questions")


@acting(*SERVING)
@require_POST
def question_withdraw(request, pk):
    """Nobody outside reads it any more."""
    commands.withdraw(request.user, _visible(request, pk))
    messages.success(request, _("Withdrawn from the notice board."))
    return redirect("questions")
