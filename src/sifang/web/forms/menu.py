"""What people type about the service menu: what is offered, who asks, who takes it up, how it was."""

from django import forms
from django.utils.translation import gettext_lazy

from sifang.activities import wording
from sifang.people import queries as people
from sifang.people.models import Organization, Post
from sifang.places import queries as places
from sifang.web.forms.meetings import words
from sifang.web.forms.report import PhoneField

ANSWERS = (
    ("5", gettext_lazy("Done, very satisfied")),
    ("4", gettext_lazy("Done, satisfied")),
    ("3", gettext_lazy("Done, so-so")),
    ("2", gettext_lazy("Done, not satisfied")),
    ("no", gettext_lazy("Nobody came, or it is not done")),
)
MARKS = ANSWERS[:4]


class OfferForm(forms.Form):
    """Something for the menu."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=wording.menu_choices, widget=forms.RadioSelect)
    title = words(gettext_lazy("What is offered"), 80)
    words = words(gettext_lazy("When, where, for whom"), 300, rows=2, required=False)
    organization = forms.ModelChoiceField(
        None, label=gettext_lazy("Organization"), required=False, empty_label=gettext_lazy("the community itself")
    )

    def __init__(self, bodies, own, data=None):
        super().__init__(data)
        field = self.fields["organization"]
        field.queryset = bodies
        if own:
            field.required, field.initial, field.empty_label = True, bodies.first(), None


class AskForm(forms.Form):
    """Who asks for a service: no more than is needed to call before coming."""

    name = forms.CharField(label=gettext_lazy("What shall we call you?"), max_length=40, required=False)
    phone = PhoneField(label=gettext_lazy("Phone"))
    spot = forms.ModelChoiceField(
        None, label=gettext_lazy("Compound or building"), required=False, empty_label=gettext_lazy("not said")
    )
    wish = words(
        gettext_lazy("When, and what to bring"), 200, rows=2, required=False,
        help_text=gettext_lazy("Please write no illness and no identity number here."),
    )  # fmt: skip

    def __init__(self, place, data=None):
        super().__init__(data)
        self.fields["spot"].queryset = places.public_spots(place.code)


class TakeForm(forms.Form):
    """Who takes the service up: an organization or a member."""

    organization = forms.ModelChoiceField(
        Organization.objects.none(), label=gettext_lazy("Organization"), required=False, empty_label="—"
    )
    member = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Member"), required=False, empty_label="—")

    def __init__(self, place, data=None, initial=None):
        super().__init__(data, initial=initial)
        self.fields["organization"].queryset = people.organizations_of(place)
        members = Post.objects.current().filter(place=place, kind="member").select_related("person")
        self.fields["member"].queryset = members.order_by("pk")


class DoneForm(forms.Form):
    """What was done."""

    outcome = words(gettext_lazy("What was done"), 200, rows=2, required=False)


class MarkForm(forms.Form):
    """What the one served said on the telephone."""

    satisfaction = forms.TypedChoiceField(
        label=gettext_lazy("What they said"), choices=MARKS, coerce=int, widget=forms.RadioSelect
    )


class WordForm(forms.Form):
    """What the one served says on their own phone, in one tap."""

    answer = forms.ChoiceField(choices=ANSWERS)


class SeeForm(forms.Form):
    """Why somebody needs to see the phone of the one served."""

    reason = words(gettext_lazy("Why"), 200)


class RecordForm(forms.Form):
    """A line for a member's service card."""

    member = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Member"))
    on = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    content = words(gettext_lazy("What was done"), 200)
    hours = forms.DecimalField(
        label=gettext_lazy("Hours"), max_digits=4, decimal_places=1, min_value=0.1, required=False
    )
    word = words(gettext_lazy("What those served said"), 80, required=False)

    def __init__(self, place, data=None, initial=None):
        super().__init__(data, initial=initial)
        members = Post.objects.current().filter(place=place, kind="member").select_related("person")
        self.fields["member"].queryset = members.order_by("pk")
