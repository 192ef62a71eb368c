"""What people say in an appraisal: grades, a sentence, a reason, a ballot."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.evaluations import schemes
from sifang.web.forms.meetings import DueField, words

FIRST_YEAR = 2000


class GradesForm(forms.Form):
    """One of five answers for each question about somebody; none is compulsory before it is signed."""

    def __init__(self, scheme, kind, data=None, marks=None, **more):
        super().__init__(data, initial=marks or {}, **more)
        self.questions = scheme["kinds"][kind]["questions"]
        for question in self.questions:
            self.fields[question["name"]] = forms.ChoiceField(
                label=schemes.title_of(question),
                choices=list(schemes.GRADE_TITLES.items()),
                widget=forms.RadioSelect,
                required=False,
            )

    @property
    def marks(self):
        """{question: answer} of what was answered."""
        return {
            question["name"]: self.cleaned_data[question["name"]]
            for question in self.questions
            if self.cleaned_data.get(question["name"])
        }

    @property
    def rows(self):
        """[(question, bound field)] in order."""
        return [(question, self[question["name"]]) for question in self.questions]


class SheetForm(GradesForm):
    """A sheet: grades and a sentence."""

    opinion = words(gettext_lazy("A sentence you would like to say to them"), 500, rows=3, least=0, required=False)


class OpinionForm(GradesForm):
    """A signed opinion on a community."""

    opinion = words(
        gettext_lazy("What the community does well, and what it could do better"), 500, rows=3, required=False
    )

    def clean(self):
        """Every question has an answer."""
        super().clean()
        for question in self.questions:
            if not self.cleaned_data.get(question["name"]):
                self.add_error(question["name"], _("Choose an answer; “I do not know” is one as well."))
        return self.cleaned_data


class BallotForm(GradesForm):
    """A ballot: grades and a few words; the code goes along unseen."""

    code = forms.CharField(max_length=40, widget=forms.HiddenInput)
    words = words(
        gettext_lazy("Anything else you want to say"),
        100,
        rows=2,
        least=0,
        required=False,
        help_text=gettext_lazy("Do not write your name or your house number here."),
    )


class CodeForm(forms.Form):
    """The voting code from the slip."""

    code = forms.CharField(
        label=gettext_lazy("Voting code"),
        max_length=40,
        help_text=gettext_lazy("Twelve letters and digits on your slip; capitals and dashes do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "data-from-hash": ""}
        ),
        error_messages={"required": gettext_lazy("Write the code from your slip.")},
    )


class RoundForm(forms.Form):
    """Which year, and the last day."""

    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=FIRST_YEAR)
    closes_on = DueField(label=gettext_lazy("Last day for answers and ballots"))

    def __init__(self, data=None):
        today = clock.today()
        super().__init__(data, initial={"year": today.year, "closes_on": today.replace(month=12, day=31)})
        self.fields["year"].widget.attrs["max"] = today.year


class MembersForm(forms.Form):
    """The grades of the members on one page of the list: fields called m<key of the sheet>."""

    def __init__(self, sheets, data=None):
        super().__init__(data)
        for sheet in sheets:
            self.fields[f"m{sheet.pk}"] = forms.ChoiceField(
                label=str(sheet.appraised),
                choices=list(schemes.GRADE_TITLES.items()),
                widget=forms.RadioSelect,
                required=False,
                initial=next(iter(sheet.marks.values()), schemes.UNKNOWN),
                disabled=sheet.stage != sheet.Stage.DRAFT,
            )

    @property
    def grades(self):
        """{key of the sheet: grade}."""
        fields = self.cleaned_data.items()
        return {int(name[1:]): grade for name, grade in fields if grade and not self.fields[name].disabled}


class WhyForm(forms.Form):
    """Why a sheet goes back."""

    reason = words(gettext_lazy("What has to be looked at again"), 300, rows=2, least=4)


class SayForm(forms.Form):
    """What the appraised say to the feedback."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What would you like?"),
        choices=[
            ("explanation", gettext_lazy("I explain something")),
            ("review", gettext_lazy("I ask for a review")),
        ],
        widget=forms.RadioSelect,
    )
    words = words(gettext_lazy("What you want to say"), 1000, rows=4, least=4)


class AnswerForm(GradesForm):
    """The organization department's answer, and the corrected grades if it corrects the sheet."""

    answer = words(gettext_lazy("The answer"), 1000, rows=4, least=4)
    correct = forms.BooleanField(label=gettext_lazy("The sheet is corrected as follows"), required=False)
