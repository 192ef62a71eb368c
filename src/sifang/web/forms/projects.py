"""What people write about a project: which resource instead, an intent, a step, an outcome, a reason."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock

LEAST = 4
MOST_HALF_DAYS = 200


def words(label, most, *, rows=3, least=LEAST, required=True, hint=""):
    """A field for a sentence or two of at most ``most`` characters."""
    return forms.CharField(
        label=label,
        min_length=least if required else None,
        max_length=most,
        required=required,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def day(label, *, required=True, hint=""):
    """A field for a calendar day."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=required, help_text=hint, widget=widget)


def not_past(chosen):
    """``chosen`` as it is; a day before today is an error of its field."""
    if chosen and chosen < clock.today():
        raise forms.ValidationError(_("This day has passed; choose today or a later one."))
    return chosen


class ChooseForm(forms.Form):
    """Another resource for a proposal, instead of one it has or beside them."""

    resource = forms.ChoiceField(label=gettext_lazy("Which resource"), widget=forms.RadioSelect)
    in_place_of = forms.ChoiceField(label=gettext_lazy("In place of"), required=False)
    units = forms.IntegerField(
        label=gettext_lazy("How many half-days"),
        min_value=1,
        max_value=MOST_HALF_DAYS,
        required=False,
        help_text=gettext_lazy("Left empty: as many as the need asks for and the resource still has."),
    )

    def __init__(self, *args, suggestions=(), allocations=(), **kwargs):
        """``suggestions`` and ``allocations`` are what can be chosen and replaced."""
        super().__init__(*args, **kwargs)
        self.suggestions = {str(found.resource.pk): found for found in suggestions}
        self.allocations = {str(held.pk): held for held in allocations}
        self.fields["resource"].choices = [(key, str(found.resource)) for key, found in self.suggestions.items()]
        replaced = [(key, _allocated(held)) for key, held in self.allocations.items()]
        self.fields["in_place_of"].choices = [*replaced, ("", _("nothing: it comes in addition"))]
        self.fields["in_place_of"].initial = next(iter(self.allocations), "")

    @property
    def chosen(self):
        """(resource, half-days, the allocation it replaces or None, the part it serves) of a valid form."""
        found = self.suggestions[self.cleaned_data["resource"]]
        held = self.allocations.get(self.cleaned_data["in_place_of"])
        return found.resource, self.cleaned_data["units"] or found.units, held, found.part


def _allocated(held):
    return f"{held.booking.resource.owner} · {held.booking.resource}"


class DropForm(forms.Form):
    """Why a proposal leaves the list."""

    reason = words(gettext_lazy("Why it is taken off the list"), 500, rows=2)


class IntentForm(forms.Form):
    """An organization would take the project on."""

    organization = forms.ChoiceField(label=gettext_lazy("Organization"))
    offer = words(
        gettext_lazy("What you can bring"),
        300,
        required=False,
        hint=gettext_lazy("People, things, money or time; the joint meeting reads it."),
    )

    def __init__(self, *args, organizations=(), **kwargs):
        """``organizations`` are those the viewer may speak for."""
        super().__init__(*args, **kwargs)
        self.organizations = {str(body.pk): body for body in organizations}
        self.fields["organization"].choices = [(key, str(body)) for key, body in self.organizations.items()]
        if len(self.organizations) == 1:
            self.fields["organization"].widget = forms.HiddenInput()
            self.fields["organization"].initial = next(iter(self.organizations))

    def clean_organization(self):
        return self.organizations[self.cleaned_data["organization"]]


class SubmitForm(forms.Form):
    """What came of the work."""

    outcome = words(
        gettext_lazy("What came of it"), 500, hint=gettext_lazy("The residents read this; leave names and phones out.")
    )


class SendBackForm(forms.Form):
    """What is missing before the community accepts."""

    reason = words(gettext_lazy("What is missing"), 500, rows=2)


class HandBackForm(forms.Form):
    """Why the organization cannot carry the project out."""

    reason = words(gettext_lazy("Why it is handed back"), 300, rows=2)


class StepForm(forms.Form):
    """A further step and its day."""

    title = forms.CharField(label=gettext_lazy("What is to be done"), min_length=2, max_length=80)
    due = day(gettext_lazy("By which day"))

    def __init__(self, *args, last_day=None, **kwargs):
        """``last_day`` is the project's own due day, which no step passes."""
        super().__init__(*args, **kwargs)
        self.last_day = last_day

    def clean_due(self):
        due = not_past(self.cleaned_data["due"])
        if self.last_day and due > self.last_day:
            sentence = _("The project itself is due on %(day)s; choose that day or an earlier one.")
            raise forms.ValidationError(sentence % {"day": self.last_day})
        return due


class FinishForm(forms.Form):
    """A word about a finished step."""

    note = forms.CharField(label=gettext_lazy("What was done"), max_length=300, required=False)
