"""The front page."""

from django.shortcuts import render

from sifang.web.access import public


@public
def home(request):
    """The front page: everybody finds their way from here."""
    return render(request, "bare.html")
