"""Photos in a form: none, one or a few; each drawn anew before anything else looks at it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import photos
from sifang.needs.commands.photos import MOST_OF_ONE
from sifang.web.file_size import LARGEST_FILE


class PhotosInput(forms.FileInput):
    """Camera or gallery, as the phone offers; a script makes what it took small before it is sent."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name, [])


class PhotosField(forms.Field):
    """The photos as ``core.photos`` draws them anew; what is none is said in a sentence, the rest of the form stays."""

    def __init__(self, most=MOST_OF_ONE, **kwargs):
        attrs = {"accept": "image/*", "multiple": True, "data-photos": str(most)}
        super().__init__(widget=PhotosInput(attrs=attrs), **kwargs)
        self.most, self.is_tired = most, False

    def clean(self, value):
        """[Picture]."""
        files = [file for file in value or [] if file]
        if self.required and not files:
            raise forms.ValidationError(_("Choose a photo first."))
        if len(files) > self.most:
            raise forms.ValidationError(_("Choose at most %(most)s photos.") % {"most": self.most})
        if files and self.is_tired:
            sentence = _("Many photos have come from here within the hour; send it without a photo, or in an hour.")
            raise forms.ValidationError(sentence)
        return [_drawn(file) for file in files]


def _drawn(file):
    if file.size > LARGEST_FILE:
        raise forms.ValidationError(_("The photo is larger than 10 MB; take a smaller one, or leave it out."))
    try:
        return photos.reencoded(file.read())
    except photos.Unreadable as trouble:
        raise forms.ValidationError(str(trouble)) from trouble


class PhotosForm(forms.Form):
    """Further photos of a need."""

    photos = PhotosField(label=gettext_lazy("Photos"))


class WorkerPhotosForm(forms.Form):
    """Photos by the community, of before or after."""

    photos = PhotosField(most=6, label=gettext_lazy("Photos"))
    is_after = forms.BooleanField(required=False, label=gettext_lazy("They show what came of it (after)"))
