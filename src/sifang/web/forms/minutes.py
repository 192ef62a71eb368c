"""What is corrected in signed minutes: the wording of what was said and resolved, item by item."""

import copy

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.web.forms.meetings import words

FIELDS = (("resolution", 500), ("note", 1000))


class CorrectionForm(forms.Form):
    """Each item's words as signed, to be changed; and why."""

    why = words(gettext_lazy("Why the minutes are corrected"), 300, rows=2, least=4)

    def __init__(self, meeting, data=None):
        super().__init__(data)
        self.body = meeting.minutes
        for number, item in enumerate(self.body["items"], 1):
            for name, most in FIELDS:
                if name == "note" or item[name]:
                    label = _("%(n)s. %(title)s: %(what)s") % {
                        "n": number,
                        "title": item["title"],
                        "what": _("what was resolved") if name == "resolution" else _("what was said"),
                    }
                    field = words(label, most, rows=2, required=False)
                    field.initial = item[name]
                    self.fields[f"{name}-{number}"] = field
        self.order_fields([name for name in self.fields if name != "why"])

    def corrected(self):
        """The body of the minutes with the words as they were sent."""
        body = copy.deepcopy(self.body)
        for name, said in self.cleaned_data.items():
            which, dash, number = name.partition("-")
            if dash:
                body["items"][int(number) - 1][which] = said
        return body
