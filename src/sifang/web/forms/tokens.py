"""What is asked before a token is given out to a program."""

import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.people.commands.tokens import MOST_DAYS
from sifang.people.models import Token
from sifang.web.forms.ties import DayField

QUARTER = datetime.timedelta(days=90)


class TokenForm(forms.Form):
    """Which program, what it may do, where, and until when."""

    label = forms.CharField(
        label=gettext_lazy("Which program"), min_length=2, max_length=60,
        help_text=gettext_lazy("For example “hotline exchange”; by this name you find it again."),
    )  # fmt: skip
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"), choices=Token.Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    places = forms.CharField(
        label=gettext_lazy("Where (division codes)"), max_length=400,
        help_text=gettext_lazy("Your own places stand here; put in a smaller one to narrow it. Spaces between codes."),
    )  # fmt: skip
    expires_on = DayField(
        label=gettext_lazy("Last day"), help_text=gettext_lazy("At most one year; a new token can follow it.")
    )

    def __init__(self, person, *args, **kwargs):
        own = dict.fromkeys((*person.reach.codes, *person.reach.communities))
        last = clock.today() + QUARTER
        super().__init__(*args, initial={"places": " ".join(own), "expires_on": last}, **kwargs)

    def clean_places(self):
        """The codes, each once."""
        codes = self.cleaned_data["places"].replace(",", " ").replace("，", " ").split()
        if not all(code.isascii() and code.isdigit() and len(code) <= 18 for code in codes):
            raise forms.ValidationError(_("A division code has digits only, such as 620702002010."))
        return list(dict.fromkeys(codes))

    def clean_expires_on(self):
        """A day the command will take."""
        day = self.cleaned_data["expires_on"]
        if not clock.today() < day <= clock.today() + datetime.timedelta(days=MOST_DAYS):
            raise forms.ValidationError(_("Choose a day between tomorrow and a year from now."))
        return day
