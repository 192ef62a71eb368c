"""The photos of a need: for those who work on it, for the asker, and what everybody may see."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sifang.core import photos
from sifang.core.limits import Limit
from sifang.needs import commands as needs
from sifang.needs import photos as photos_of
from sifang.needs.models import Need
from sifang.web import resident
from sifang.web.access import acting, found_or_404, public
from sifang.web.addresses import address_of
from sifang.web.forms.photos import WorkerPhotosForm

AN_HOUR = 3600
BY_ADDRESS = Limit("photos-address", 60, AN_HOUR)


def picture(photo):
    """The bytes of ``photo`` as an answer: a JPEG and nothing else, kept in no cache."""
    content = photos.content_of(photo.name)
    if content is None:
        raise Http404
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": f'inline; filename="photo-{photo.pk}.jpg"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type="image/jpeg", headers=headers)


def count_photos(request, field):
    """Each photo that is to be looked at counts for its address; ``field`` refuses them where too many came."""
    files = request.FILES.getlist("photos")
    field.is_tired = bool(files) and BY_ADDRESS.is_reached(address_of(request))
    for _file in files:
        BY_ADDRESS.count(address_of(request))


@public
@require_GET
def public_photo(request, code, pk):
    """A published photo of a need that stands on the public board."""
    place = resident.community_or_404(code)
    return picture(found_or_404(photos_of.public(place.code), pk=pk))


@acting("verify")
@require_GET
def photo(request, pk):
    """A photo, for those who work on its need."""
    return picture(_found(request, pk))


def _found(request, pk):
    return found_or_404(photos_of.visible(request.user), pk=pk)


@acting("verify")
@require_POST
def photos_add(request, pk):
    """The community's own photos stand with the need."""
    need = found_or_404(Need.objects.visible_to(request.user).select_related("place"), pk=pk)
    form = WorkerPhotosForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        needs.add_photos(request.user, need, given["photos"], is_after=given["is_after"])
        messages.success(request, _("The photos stand with the need; nobody else sees them before you publish them."))
    else:
        messages.error(request, " ".join(form.errors.get("photos", [])))
    return redirect("need", pk=pk)


@acting("verify")
@require_POST
def photo_publish(request, pk):
    """Everybody may see the photo."""
    found = _found(request, pk)
    needs.publish_photo(request.user, found, looked="looked" in request.POST)
    messages.success(request, _("The photo is public. You can take it back at any time."))
    return redirect("need", pk=found.need_id)


@acting("verify")
@require_POST
def photo_unpublish(request, pk):
    """The photo is public no more."""
    found = _found(request, pk)
    needs.unpublish_photo(request.user, found)
    messages.success(request, _("The photo is public no more."))
    return redirect("need", pk=found.need_id)


@acting("verify")
@require_POST
def photo_remove(request, pk):
    """The photo is gone."""
    found = _found(request, pk)
    needs.remove_photo(request.user, found)
    messages.success(request, _("The photo is removed."))
    return redirect("need", pk=found.need_id)
