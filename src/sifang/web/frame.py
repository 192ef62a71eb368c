"""What every page's frame shows: who is here, where they may go, whether this is a demo."""

from django.conf import settings


def frame(request):
    """The frame's facts for the templates."""
    return {"demo": settings.SIFANG_DEMO}
