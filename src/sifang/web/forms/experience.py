"""What people write of how something was done well."""

from django import forms
from django.utils.translation import gettext_lazy

from sifang.activities.commands.sharing import LONGEST, SHORTEST
from sifang.activities.models import Experience
from sifang.web.forms.meetings import words


class ExperienceForm(forms.Form):
    """A piece of experience: its title and its text."""

    title = words(gettext_lazy("What was done well"), 80)
    body = words(
        gettext_lazy("How it was done"), LONGEST, rows=12, least=SHORTEST,
        help_text=gettext_lazy("What was the matter, what was done, what came of it. No names of residents."),
    )  # fmt: skip
    organization = forms.ModelChoiceField(
        None, label=gettext_lazy("Organization"), required=False, empty_label=gettext_lazy("the community itself")
    )

    theme = forms.ChoiceField(
        label=gettext_lazy("What it is about"), required=False,
        choices=[("", gettext_lazy("the community's work")), *Experience.Theme.choices],
    )  # fmt: skip

    def __init__(self, bodies, own, data=None, initial=None):
        super().__init__(data, initial=initial)
        field = self.fields["organization"]
        field.queryset = bodies
        if own:
            field.required, field.initial, field.empty_label = True, bodies.first(), None


class RewriteForm(forms.Form):
    """The piece once more, as it shall read."""

    title = words(gettext_lazy("What was done well"), 80)
    body = words(gettext_lazy("How it was done"), LONGEST, rows=14, least=SHORTEST)


class SessionForm(forms.Form):
    """The session at which a piece is shared."""

    activity = forms.ModelChoiceField(None, label=gettext_lazy("Session"), empty_label=None)

    def __init__(self, sessions, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = sessions
