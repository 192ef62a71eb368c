"""Knocking at one view as somebody; what the middleware adds is tested elsewhere, and this way it is quick."""

import traceback

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.cache import SessionStore
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from sifang.core.errors import NotAllowed, Refused

MAKER = RequestFactory()


def match_of(url):
    """What the address leads to: the view and the values of its parameters."""
    return resolve(url.split("?")[0])


def _request(method, url, data, bare=False):
    if method == "POST" and not bare:
        return MAKER.post(url, {"once": "1"} if data is None else data)
    if method == "GET" and not bare:
        return MAKER.get(url)
    request = HttpRequest()
    request.method, request.path = method, url
    request.META = {"SERVER_NAME": "testserver", "SERVER_PORT": "80"}
    return request


def knock(view, method, url, person, match=None, data=None, bare=False):
    """The answer of ``view`` to ``person`` (None: nobody), a refusal as its number, a crash as 500 with its story.

    A ``bare`` knock carries nothing but its method: enough where the door does not open.
    """
    request = _request(method, url, data, bare)
    request.user = person or AnonymousUser()
    request.session = SessionStore()
    request._messages = SessionStorage(request)
    request.resolver_match = match or match_of(url)
    try:
        answer = view(request, **request.resolver_match.kwargs)
        return answer.render() if hasattr(answer, "render") else answer
    except NotAllowed:
        return HttpResponse(status=403)
    except Refused:
        return HttpResponse(status=409)
    except Http404:
        return HttpResponse(status=404)
    except Exception:
        answer = HttpResponse(status=500)
        answer.crash = "".join(traceback.format_exc().splitlines(keepends=True)[-4:])
        return answer
