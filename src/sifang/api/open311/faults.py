"""Refusals in the form of the specification: a list of codes and sentences, in the format that was asked for."""

from functools import wraps

from django.http import Http404
from django.utils.translation import gettext as _

from sifang.api.open311.formats import JSON, TYPES, XML, answer
from sifang.core.errors import NotAllowed, Refused

PREFIX = "/open311/"


class Fault(Exception):
    """The request is answered with this status and this sentence."""

    def __init__(self, status, sentence):
        super().__init__(sentence)
        self.status = status


def told(request, status, sentence):
    """The list with the one error in it."""
    asked = JSON if request.path.endswith(".json") else XML
    return answer(asked, "errors", [{"code": status, "description": str(sentence)}], status)


def speaking(view):
    """What the view or a command refuses is answered in the specification's form."""

    @wraps(view)
    def spoken(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Fault as fault:
            return told(request, fault.status, fault)
        except Refused as refused:
            return told(request, 403 if isinstance(refused, NotAllowed) else 400, refused)
        except Http404:
            return told(request, 404, _("There is nothing at this address. Check the number and jurisdiction_id."))

    return spoken


class Spoken:
    """Below /open311/ nothing is refused with a page, whoever refuses it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not request.path.startswith(PREFIX) or response.status_code < 400:
            return response
        if response.headers.get("Content-Type") in TYPES.values():
            return response
        sentences = {
            404: _("There is nothing at this address. Addresses end in .json or .xml."),
            405: _("This address does not take that method."),
            413: _("The request is too large."),
            500: _("Something went wrong here. Nothing was changed; try again later."),
        }
        unread = _("The request could not be read, and nothing was changed.")
        return told(request, response.status_code, sentences.get(response.status_code, unread))
