"""How a page with a form answers."""


def status_of(request):
    """422 when what was sent did not do and the form is shown again, else 200."""
    return 422 if request.method == "POST" else 200
