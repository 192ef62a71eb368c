"""What people hand in around a ledger: the workbook, a reason to take it out in full, what an unknown title means."""

import hashlib

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.web.file_size import LARGEST_FILE
from sifang.web.forms.projects import words

MEGABYTE = 2**20
LONGEST_NAME = 200
LEAVE_OUT = "-"


class UploadForm(forms.Form):
    """A workbook of at most ten megabytes; what it holds is judged by its content, not by its name.

    Where files come from several senders, whose it is: what their titles mean is remembered for each.
    """

    file = forms.FileField(
        label=gettext_lazy("Excel file"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("An .xlsx or .csv of at most 10 MB; your own columns in your own order will do."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": gettext_lazy("No file was chosen. Choose the .xlsx first."),
            "missing": gettext_lazy("No file was chosen. Choose the .xlsx first."),
            "empty": gettext_lazy(
                "The file is empty: it holds no bytes at all. Save the table again and hand in the new file."
            ),
            "max_length": gettext_lazy("The file's name is too long. Give it a shorter one and hand it in again."),
        },
    )

    sender = forms.CharField(
        label=gettext_lazy("Who sent it"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("For example 12345; its column titles are remembered for its next file."),
    )

    def __init__(self, *args, has_senders=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.has_senders = has_senders

    def clean_sender(self):
        return self.cleaned_data["sender"].strip() if self.has_senders else ""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            sentence = _("The file is larger than %(largest)s MB. Take out the pictures, or hand it in in parts.")
            raise forms.ValidationError(sentence % {"largest": LARGEST_FILE // MEGABYTE})
        return file


class ExportForm(forms.Form):
    """Why a ledger leaves the house with full names and telephone numbers."""

    reason = words(
        gettext_lazy("What the full names and phones are needed for"),
        200,
        rows=2,
        hint=gettext_lazy("Kept in the records with your name, for every person on the list."),
    )


class TitlesForm(forms.Form):
    """What titles mean that nobody knew: for each a column of the ledger, or that it is left out."""

    def __init__(self, *args, titles, columns, initial=None, **kwargs):
        """``titles`` are those to explain, comparable → as written; ``columns`` are (identifier, title)."""
        super().__init__(*args, **kwargs)
        self.titles = {_field(key): key for key in titles}
        choices = [("", _("— choose —")), *columns, (LEAVE_OUT, _("leave this column out"))]
        for name, key in self.titles.items():
            self.fields[name] = forms.ChoiceField(
                label=f"“{titles[key]}”", choices=choices, required=False, initial=(initial or {}).get(key)
            )

    def clean(self):
        named = {}
        for name, chosen in list(self.cleaned_data.items()):
            if chosen in ("", LEAVE_OUT):
                continue
            if chosen in named:
                self.add_error(name, _("Two columns cannot be the same one. Leave one of them out."))
            named[chosen] = name

    def explained(self):
        """[(comparable title, identifier)] of what was chosen; the identifier is empty for a column left out."""
        chosen = ((key, self.cleaned_data[name]) for name, key in self.titles.items())
        return [(key, "" if what == LEAVE_OUT else what) for key, what in chosen if what]


def _field(key):
    return f"title-{hashlib.sha256(key.encode()).hexdigest()[:12]}"
