"""Turn a refused command into an answer: a page for people, the same sentence as JSON for machines."""

from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sifang.core.errors import NotAllowed, Refused


class Refusals:
    """Answer ``Refused`` with 409 and ``NotAllowed`` with 403, in the words of the refusal."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if not isinstance(error, Refused):
            return None
        return page(request, error, status=403 if isinstance(error, NotAllowed) else 409)


def page(request, error, status):
    """The refusal as a page, or as JSON below /api/."""
    if request.path.startswith("/api/"):
        return JsonResponse({"error": str(error)}, status=status)
    return render(request, "refused.html", {"sentence": str(error), "status": status}, status=status)


def csrf_failure(request, reason=""):
    """The form was too old or came from elsewhere; nothing was changed."""
    sentence = _("This form has expired and nothing was changed. Go back, reload the page and send it again.")
    return page(request, NotAllowed(sentence), status=403)
