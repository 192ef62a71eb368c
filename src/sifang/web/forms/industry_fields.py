"""What the forms of the industries are made of: an organization by its name, a reason, a day, a number."""

import datetime

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.industry import industries
from sifang.people.models import Organization
from sifang.places.models import CITY_LENGTH, range_of
from sifang.web.forms.projects import day, words

MOST_NAMES = 200


class NameInput(forms.TextInput):
    """One line with the names that are on record as suggestions; it works without them."""

    names: tuple = ()

    def render(self, name, value, attrs=None, renderer=None):
        listed = f"{(attrs or {}).get('id', name)}_names"
        drawn = super().render(name, value, {**(attrs or {}), "list": listed}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((each,) for each in self.names))
        return format_html('{}<datalist id="{}">{}</datalist>', drawn, listed, options)


class NamedField(forms.CharField):
    """An organization by its full name; where ``founds``, an unknown name is given back as it was written."""

    widget = NameInput

    def __init__(self, *, founds=False, **more):
        super().__init__(min_length=2, max_length=80, **more)
        self.founds, self.place = founds, None

    def look(self, place):
        """Names are looked for in the city of ``place``, and suggested from the place itself."""
        self.place = place
        here = Organization.objects.filter(range_of(place.code)).exclude(kind=Organization.Kind.DEPARTMENT)
        self.widget.names = tuple(here.order_by("name").values_list("name", flat=True).distinct()[:MOST_NAMES])

    def clean(self, value):
        """The organization, the name of a new one, or None."""
        name = super().clean(value)
        if not name:
            return None
        known = Organization.objects.filter(range_of(self.place.code[:CITY_LENGTH]), name=name)
        found = known.filter(range_of(self.place.code)).first() or known.first()
        if found is None and not self.founds:
            raise forms.ValidationError(
                _("No organization of this name is on record. Write its full name, or put it on the coverage list.")
            )
        return found or name


class IndustryForm(forms.Form):
    """A form that knows who fills it in, about which place and thing."""

    def __init__(self, *args, viewer=None, place=None, thing=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.viewer, self.place, self.thing = viewer, place, thing
        for field in self.fields.values():
            if isinstance(field, NamedField):
                field.look(place)
        self.prepare()

    def prepare(self):
        """What the place and the thing decide about the fields."""


class NothingForm(IndustryForm):
    """A button and nothing to write."""


class WhyForm(IndustryForm):
    """A reason."""

    why = words(gettext_lazy("Why"), 300, rows=2)


def whole(label, most, *, least=0, required=True, hint=""):
    """A field for a whole number."""
    return forms.IntegerField(label=label, min_value=least, max_value=most, required=required, help_text=hint)


def passed(chosen):
    """``chosen`` as it is; a day to come is an error of its field."""
    if chosen and not datetime.date(1949, 10, 1) <= chosen <= clock.today():
        raise forms.ValidationError(_("This day lies ahead; choose today or an earlier one."))
    return chosen


class OnForm(IndustryForm):
    """The day something was done on."""

    on = day(gettext_lazy("Which day"))

    def prepare(self):
        self.fields["on"].initial = clock.today()

    def clean_on(self):
        return passed(self.cleaned_data["on"])


def industry_field(*, required=True):
    """A choice among the industries."""
    return forms.ChoiceField(label=gettext_lazy("Industry"), choices=industries.choices, required=required)
