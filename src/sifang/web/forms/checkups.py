"""What people write about legal check-ups: the day, the answers one tap each, and what became of each finding."""

import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from sifang.core import clock
from sifang.counsel.models import Checklist
from sifang.people.models import Organization, Post
from sifang.web.forms.counsel import AdviserField
from sifang.web.forms.meetings import DueField
from sifang.web.forms.projects import words


class WorkerField(forms.ModelChoiceField):
    """One of those who reported for service; names stay masked."""

    def label_from_instance(self, post):
        """The masked name."""
        return post.holder


class CheckupForm(forms.Form):
    """A check-up is scheduled."""

    checklist = forms.ModelChoiceField(
        Checklist.objects.none(), label=gettext_lazy("Which list"), empty_label=None, widget=forms.RadioSelect
    )
    on = DueField(label=gettext_lazy("Which day"))
    worker = WorkerField(
        Post.objects.none(), label=gettext_lazy("Rider or courier"), required=False,
        empty_label=gettext_lazy("Nobody by name"),
    )  # fmt: skip
    organization = forms.ModelChoiceField(
        Organization.objects.none(), label=gettext_lazy("Firm or shop"), required=False,
        empty_label=gettext_lazy("No firm"),
    )  # fmt: skip
    adviser = AdviserField(label=gettext_lazy("Which legal adviser"), required=False)

    def __init__(self, *args, checklists, workers, firms, advisers, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("checklist", checklists), ("worker", workers), ("organization", firms), ("adviser", advisers)
        ):  # fmt: skip
            self.fields[name].queryset = rows
        self.fields["on"].initial = clock.today()

    def clean(self):
        """A worker or a firm, not both."""
        super().clean()
        if self.cleaned_data.get("worker") and self.cleaned_data.get("organization"):
            self.add_error("organization", _("Choose a worker or a firm, not both."))
        return self.cleaned_data


SAID = (
    ("1", pgettext_lazy("check-up", "yes")),
    ("0", pgettext_lazy("check-up", "no")),
    ("", gettext_lazy("Does not apply")),
)


class CheckForm(forms.Form):
    """The questions of the list, one tap each, then the advice as a whole."""

    advice = words(gettext_lazy("Advice as a whole"), 1000, required=False)
    follow_up_on = DueField(label=gettext_lazy("Ask again on"), required=False)

    def __init__(self, *args, checks, **kwargs):
        super().__init__(*args, **kwargs)
        self.checks = list(checks)
        for check in self.checks:
            self.fields[f"c{check.pk}"] = forms.ChoiceField(
                label=check.text, choices=SAID, required=False, widget=forms.RadioSelect
            )
        self.order_fields([*(f"c{check.pk}" for check in self.checks), "advice", "follow_up_on"])
        self.fields["follow_up_on"].initial = clock.today() + datetime.timedelta(days=30)

    @property
    def rows(self):
        """The fields of the questions."""
        return [self[f"c{check.pk}"] for check in self.checks]

    @property
    def answers(self):
        """{check: yes, no or None} of a valid form; a question nobody touched does not apply."""
        said = {check.pk: self.cleaned_data[f"c{check.pk}"] for check in self.checks}
        return {key: None if value == "" else value == "1" for key, value in said.items()}


class FollowUpForm(forms.Form):
    """Of each finding, whether it is settled and how."""

    def __init__(self, *args, findings, **kwargs):
        super().__init__(*args, **kwargs)
        self.findings = list(findings)
        for finding in self.findings:
            self.fields[f"s{finding.pk}"] = forms.ChoiceField(
                label=finding.text, choices=(("1", _("settled")), ("0", _("not settled yet"))), widget=forms.RadioSelect
            )
            self.fields[f"w{finding.pk}"] = forms.CharField(label=_("How it went"), max_length=300, required=False)

    @property
    def rows(self):
        """(finding, the field of its state, the field of the words)."""
        return [(finding, self[f"s{finding.pk}"], self[f"w{finding.pk}"]) for finding in self.findings]

    @property
    def outcomes(self):
        """{finding: (settled, words)} of a valid form."""
        given = self.cleaned_data
        return {each.pk: (given[f"s{each.pk}"] == "1", given[f"w{each.pk}"]) for each in self.findings}
