"""Which needs are one, and what of one need is another."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sifang.needs.models import Asker
from sifang.needs.words import LONGEST


class ManyForm(forms.Form):
    """The one of several needs that the others stand with: at first the one that most people ask for."""

    into = forms.TypedChoiceField(label=_("the one that stays"), widget=forms.RadioSelect)

    def __init__(self, *args, rows, **kwargs):
        most = max(rows, key=lambda row: (row.people, -row.pk), default=None)
        super().__init__(*args, initial={"into": most and most.pk}, **kwargs)
        known = {str(row.pk): row for row in rows}
        self.fields["into"].choices = [(key, f"{row.title} · {row.code}") for key, row in known.items()]
        self.fields["into"].coerce = known.get


class AskersField(forms.ModelMultipleChoiceField):
    """Some of those who ask for a need, by their masked names."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        """Those of the need; a number no database can hold is nobody."""
        try:
            return super().clean(value)
        except OverflowError as far:
            raise forms.ValidationError(_("Choose one of those shown.")) from far

    def label_from_instance(self, asker):
        return f"{asker.person} {asker.person.masked_phone}"


class SplitForm(forms.Form):
    """What the other need is, and who asks for it."""

    text = forms.CharField(
        label=_("what the other one is about"),
        min_length=4,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    askers = AskersField(label=_("who asks for it"), queryset=Asker.objects.none(), required=False)
    stay = forms.BooleanField(label=_("they also ask for this one still"), required=False, initial=True)

    def __init__(self, *args, need, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["askers"].queryset = need.asked_by.select_related("person").order_by("since", "pk")
