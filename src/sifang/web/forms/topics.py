"""What people type about a topic: what a meeting should talk about, and why it is not taken up."""

from django import forms
from django.utils.translation import gettext_lazy

from sifang.meetings.models import Meeting
from sifang.web.forms.meetings import words


class ProposeForm(forms.Form):
    """A topic for a meeting; ``speaks_as`` says for which party, where the proposer stands for more than one."""

    speaks_as = forms.ChoiceField(label=gettext_lazy("On behalf of"), widget=forms.RadioSelect)
    title = words(gettext_lazy("What should the meeting talk about?"), 120)
    why = words(gettext_lazy("Why now"), 500, rows=3, required=False)

    def __init__(self, standings, data=None):
        first = standings[0][0] if standings else ""
        super().__init__(data, initial={"speaks_as": first})
        self.fields["speaks_as"].choices = standings
        if len(standings) == 1:
            self.fields["speaks_as"].widget = forms.HiddenInput()


class DeclineForm(forms.Form):
    """Why a topic is not taken up; its proposer reads it."""

    reason = words(gettext_lazy("Why it is not taken up"), 300, rows=2, least=4)


class ScheduleForm(forms.Form):
    """The meeting on whose agenda the topic stands."""

    meeting = forms.ModelChoiceField(Meeting.objects.none())

    def __init__(self, meetings, data=None):
        super().__init__(data)
        self.fields["meeting"].queryset = meetings


class GrownForm(forms.Form):
    """The category that grew."""

    category = forms.CharField(max_length=20)
