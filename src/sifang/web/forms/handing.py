"""What the community, a department and the secretary write while a need is in hand, and how it ends honestly."""

from django import forms
from django.utils.translation import gettext_lazy

from sifang.core.holidays import add_workdays
from sifang.needs.commands.extending import MOST_DAYS
from sifang.needs.models import Need
from sifang.people import queries as people
from sifang.people.models import Organization, Person
from sifang.web.forms.meetings import LONGEST_KEY
from sifang.web.forms.projects import day, not_past, words

TICKET_DAYS = 5
READS = gettext_lazy("It reads this and the need's words, no names.")
PUBLIC = gettext_lazy("Everybody can read it on the public board.")


class OneOf(forms.ModelChoiceField):
    """One of the rows offered; a key longer than any database holds names none of them."""

    def to_python(self, value):
        if len(str(value or "")) > LONGEST_KEY:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


class TicketForm(forms.Form):
    """Which department is asked, for what, and by which day it answers."""

    department = OneOf(Organization.objects.none(), label=gettext_lazy("Which department"), empty_label=None)
    words = words(gettext_lazy("What it is asked to do"), 500, hint=READS)
    due = day(gettext_lazy("To be answered by"))

    def __init__(self, *args, need, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = people.departments_for(need.place)
        usual = add_workdays(today, TICKET_DAYS)
        self.fields["due"].initial = max(today, min(need.settle_by_day or usual, usual))

    def clean_due(self):
        return not_past(self.cleaned_data["due"])


class DeclineForm(forms.Form):
    """Why it is not the department's."""

    reason = words(gettext_lazy("Why it is not yours, and whose it is"), 500, rows=2)


class AnswerForm(forms.Form):
    """What the department did."""

    words = words(gettext_lazy("What was done, or why it cannot be"), 500)


class ConfirmForm(forms.Form):
    """What the community saw."""

    words = words(gettext_lazy("What the asker reads: who looked and what is done"), 500)


class TicketBackForm(forms.Form):
    """What is missing, and until when."""

    reason = words(gettext_lazy("What is still missing"), 500, rows=2)
    due = day(gettext_lazy("To be answered by"))

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due"].initial = add_workdays(today, TICKET_DAYS)

    def clean_due(self):
        return not_past(self.cleaned_data["due"])


class ExtensionForm(forms.Form):
    """How many working days more, and why."""

    days = forms.IntegerField(
        label=gettext_lazy("How many working days more"), min_value=1, max_value=MOST_DAYS, initial=TICKET_DAYS
    )
    reason = words(gettext_lazy("Why it takes longer; the asker reads it"), 300)


class DecideForm(forms.Form):
    """A word with the decision; without one only when it is granted."""

    words = words(gettext_lazy("A word to whoever asked"), 300, rows=2, required=False)


class UnsolvedForm(forms.Form):
    """Why it could not be solved, and how the asker is told."""

    why_not = forms.ChoiceField(
        label=gettext_lazy("Why it cannot be solved"), choices=Need.WhyNot.choices, widget=forms.RadioSelect
    )
    words = words(gettext_lazy("What the asker reads"), 500, hint=PUBLIC)


class ElsewhereForm(forms.Form):
    """Where it went, and how the asker is told."""

    sent_to = forms.CharField(label=gettext_lazy("Where it went"), min_length=2, max_length=120)
    words = words(gettext_lazy("What the asker reads"), 500, hint=PUBLIC)


class HandOverForm(forms.Form):
    """Who is the asker's contact from now on."""

    to = OneOf(Person.objects.none(), label=gettext_lazy("Who is the contact from now on"), empty_label=None)

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues
        self.fields["to"].label_from_instance = lambda person: person.name or str(person)


class RollForm(forms.Form):
    """Which needs go to the new year's list, and what those who asked read."""

    why_not = forms.ChoiceField(
        label=gettext_lazy("Why they were not solved this year"), choices=Need.WhyNot.choices, widget=forms.RadioSelect
    )
    words = words(gettext_lazy("What those who asked read"), 500)


class WorkdayForm(forms.Form):
    """A day that offices treat otherwise than the plan says."""

    day = day(gettext_lazy("Which day"))
    works = forms.ChoiceField(
        label=gettext_lazy("What holds"),
        widget=forms.RadioSelect,
        choices=[("no", gettext_lazy("Day off")), ("yes", gettext_lazy("Working day"))],
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        min_length=2,
        max_length=80,
        help_text=gettext_lazy("For example: notice of the State Council for 2027."),
    )

    def clean_works(self):
        return self.cleaned_data["works"] == "yes"
