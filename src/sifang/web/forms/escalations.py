"""What the sponsor leader, a department and the community write about an escalation."""

from django import forms
from django.utils.translation import gettext_lazy

from sifang.people import queries as people
from sifang.people.models import Organization
from sifang.web.forms.meetings import BodiesField
from sifang.web.forms.projects import day, not_past, words

SOLVED, NOT_SOLVED = "yes", "no"


class EmergencyForm(forms.Form):
    """A matter that cannot wait for the joint meeting is laid before the sponsor leader at once."""

    asked = words(gettext_lazy("What is wrong, and what the leader is asked for"), 500)
    tried = words(gettext_lazy("What was done at once"), 500, rows=2)
    departments = BodiesField(
        Organization.objects.none(),
        label=gettext_lazy("Departments that are needed"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, place, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["departments"].queryset = people.departments_for(place)


class TakeOnForm(forms.Form):
    """By which day the sponsor leader answers in full, if they say so."""

    due = day(gettext_lazy("Full answer by"), required=False)

    def clean_due(self):
        return not_past(self.cleaned_data["due"])


class AnswerForm(forms.Form):
    """The sponsor leader's answer, and the day by which the departments answer."""

    words = words(gettext_lazy("What is to be done, and by whom"), 500)
    due = day(gettext_lazy("The departments answer by"), required=False)

    def clean_due(self):
        return not_past(self.cleaned_data["due"])


class AskForm(forms.Form):
    """A department's answer."""

    words = words(gettext_lazy("What was done, or why it cannot be"), 500)


class CloseForm(forms.Form):
    """The community's word."""

    solved = forms.ChoiceField(
        label=gettext_lazy("Is it solved?"),
        widget=forms.RadioSelect,
        choices=[
            (SOLVED, gettext_lazy("Solved: the residents are asked to rate it")),
            (NOT_SOLVED, gettext_lazy("Not solved: it goes to the next joint meeting")),
        ],
    )
    words = words(gettext_lazy("What came of it"), 500, hint=gettext_lazy("Say who looked and what they saw."))

    def clean_solved(self):
        return self.cleaned_data["solved"] == SOLVED


class AgainForm(forms.Form):
    """What is still missing from the departments."""

    reason = words(gettext_lazy("What is still missing"), 300, rows=2)
