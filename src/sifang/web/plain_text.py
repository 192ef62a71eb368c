"""Only text enters: a NUL byte or a broken character in a query or form is answered before any view reads it."""

from django.utils.translation import gettext as _

from sifang.core.errors import Refused
from sifang.web import refusals

FILES = "multipart/form-data"


class PlainText:
    """Refuse requests whose path, query or fields hold characters that no database keeps."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _broken(request):
            sentence = _("The text holds characters that cannot be stored; type it again instead of pasting it.")
            return refusals.page(request, Refused(sentence), status=400)
        return self.get_response(request)


def _broken(request):
    fields = [request.path, *(value for values in request.GET.lists() for value in values[1])]
    if request.method == "POST" and request.content_type in (FILES, "application/x-www-form-urlencoded"):
        fields += [value for values in request.POST.lists() for value in values[1]]
    return any("\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value) for value in fields)
