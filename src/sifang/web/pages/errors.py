"""What somebody reads when a page is not there or the program failed."""

from django.shortcuts import render

from sifang.web.access import public


@public
def bad_request(request, exception=None):
    """The request could not be read."""
    return render(request, "400.html", status=400)


@public
def not_found(request, exception=None):
    """There is no such page, or not for this viewer."""
    return render(request, "404.html", status=404)


@public
def server_error(request):
    """The program failed; nothing half done is kept."""
    return render(request, "500.html", status=500)
