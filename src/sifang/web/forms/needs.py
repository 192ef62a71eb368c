"""What workers and those who report for others write about a need."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.matching import windows
from sifang.needs import suggesting, taxonomy, wording
from sifang.needs.models import Need
from sifang.needs.words import LONGEST
from sifang.people.lending import LendingKind
from sifang.places import queries as places
from sifang.text import categories

MOST_HALF_DAYS = 200
SUMMED_UP = ("category", "subcategory", "kind", "amount", "when", "urgency")


def category_choices():
    """The categories in the reader's language, "" first."""
    return [("", "—"), *wording.category_choices()]


def subcategory_choices():
    """What lies below the categories, grouped by them, "" first."""
    return [("", "—"), *taxonomy.subcategory_choices()]


class DayField(forms.DateField):
    """A day, today or later, picked in the browser's own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def validate(self, value):
        super().validate(value)
        if value and value < clock.today():
            raise forms.ValidationError(_("This day has passed; choose today or a later one."))


class SpotField(forms.ModelChoiceField):
    """A grid, compound or building of one community."""

    def __init__(self, **kwargs):
        super().__init__(empty_label=_("none chosen"), **kwargs)

    def within(self, community):
        """The field offers the spots of ``community`` (a code)."""
        self.queryset = places.public_spots(community)


class VerifyForm(forms.Form):
    """What the list says of a need that is real."""

    pick = forms.CharField(label=_("suggested"), max_length=61, required=False)
    category = forms.ChoiceField(label=_("category"), choices=category_choices)
    subcategory = forms.ChoiceField(label=_("subcategory"), choices=subcategory_choices, required=False)
    kind = forms.ChoiceField(label=_("what it takes"), choices=LendingKind.choices, widget=forms.RadioSelect)
    amount = forms.IntegerField(
        label=_("how many half-days"),
        min_value=1,
        max_value=MOST_HALF_DAYS,
        help_text=_("A morning, an afternoon or an evening of one person or room."),
    )
    when = forms.CharField(
        label=_("when in the week"),
        max_length=60,
        required=False,
        help_text=_("In words, for example 工作日下午; leave empty when any time will do."),
    )
    urgency = forms.TypedChoiceField(
        label=_("how urgent"), choices=Need.Urgency.choices, coerce=int, widget=forms.RadioSelect
    )
    spot = SpotField(label=_("compound or building"), queryset=places.public_spots("0"), required=False)
    spot_words = forms.CharField(label=_("where exactly"), max_length=80, required=False)
    affected = forms.CharField(label=_("who is affected"), max_length=40, required=False)
    remark = forms.CharField(label=_("remark"), max_length=500, required=False)

    def __init__(self, *args, need, **kwargs):
        kwargs.setdefault("initial", initial_of(need))
        super().__init__(*args, **kwargs)
        self.fields["spot"].within(need.place_id)
        self.suggested = suggesting.suggest(need.place_id, need.text)

    def clean(self):
        """A suggestion that was tapped is the choice; a subcategory left over from another category is none."""
        sent = super().clean()
        if picked := sent.pop("pick", ""):
            category, _bar, below = picked.partition("|")
            if (category, below) in [(one.category, one.subcategory) for one in self.suggested]:
                return sent | {"category": category, "subcategory": below}
        below = sent.get("subcategory", "")
        if not below or taxonomy.lies_below(below, sent.get("category", "")):
            return sent
        if below != self.initial.get("subcategory"):
            self.add_error(
                "subcategory", _("It does not lie below the category chosen; choose one that does, or none.")
            )
        return sent | {"subcategory": ""}

    def told(self):
        """[(label, words)] of what the list would say if the form were sent as it stands."""
        return [(self[name].label, words) for name in SUMMED_UP if (words := self._words(name))]

    def _words(self, name):
        value = self.initial.get(name)
        if name == "subcategory":
            return taxonomy.title(value)
        return dict(getattr(self.fields[name], "choices", ())).get(value, value)

    def facts(self):
        """The fields as ``needs.verify`` and ``needs.correct`` take them."""
        facts = dict(self.cleaned_data)
        return facts | {"windows": windows.parse(facts.pop("when"))}


class CorrectForm(VerifyForm):
    """The same, and the words themselves."""

    text = forms.CharField(label=_("what it is about"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))
    field_order = ("text",)


def initial_of(need):
    """What the need says already, and what its words suggest where it says nothing."""
    first = next(iter(suggesting.suggest(need.place_id, need.text)), None) if not need.category else None
    known = categories.get(need.category or (first.category if first else categories.OTHER))
    mask = need.windows or suggested_windows(need.text)
    fields = ("text", "amount", "urgency", "spot_words", "affected", "remark")
    return {name: getattr(need, name) for name in fields} | {
        "category": known.id,
        "subcategory": first.subcategory if first else need.subcategory,
        "kind": need.kind or known.kind,
        "when": windows.words(mask) if mask else "",
        "spot": need.spot_id,
    }


def suggested_windows(text):
    """The windows the words name, if they name days; a part of the day alone says when it hurts, not when to come."""
    found = windows.read(text)
    days = {day for day in range(7) if found.mask >> 3 * day & 7}
    return found.mask if found.sure and 0 < len(days) < 7 else windows.ANY_TIME


class WordsForm(forms.Form):
    """One answer or reason that somebody else will read."""

    words = forms.CharField(max_length=500, min_length=4, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, label, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label


class ReasonForm(forms.Form):
    """Why a resident's name and phone must be seen."""

    asker = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("why you need to see it"), min_length=2, max_length=200)


class MergeForm(forms.Form):
    """The open need of the same community that a need is merged into."""

    into = forms.IntegerField()


class NewForm(forms.Form):
    """A need that is taken down for somebody, or seen on the spot."""

    phone = forms.CharField(
        label=_("phone of the caller"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "inputmode": "tel", "autofocus": True}),
    )
    name = forms.CharField(
        label=_("what to call them"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-private": ""}),
    )
    text = forms.CharField(
        label=_("what it is about"),
        min_length=4,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write in a sentence what it is about; nothing is kept without it.")},
    )
    same_as = forms.IntegerField(required=False, widget=forms.HiddenInput)
    channel = forms.ChoiceField(label=_("how it came"), widget=forms.RadioSelect)
    spot = SpotField(label=_("compound or building"), queryset=places.public_spots("0"), required=False)
    spot_words = forms.CharField(label=_("where exactly"), max_length=80, required=False)
    wished_by = DayField(label=_("wished by"), required=False)

    def __init__(self, *args, place, channels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = channels
        self.fields["channel"].initial = channels[0][0] if channels else ""
        self.fields["spot"].within(place.code)
        self.community = place.code

    def clean(self):
        """A compound that the words name is the spot where none is chosen."""
        sent = super().clean()
        if not sent.get("spot") and "spot" not in self.errors:
            sent["spot"] = places.spot_named(self.community, sent.get("text", ""))
        return sent

    def clean_phone(self):
        digits = "".join(letter for letter in self.cleaned_data["phone"] if letter.isdigit())
        if self.cleaned_data["phone"] and not 7 <= len(digits) <= 12:
            raise forms.ValidationError(_("A phone has 7 to 12 digits; look at the number again, or leave it empty."))
        return digits

    def facts(self):
        """What the list keeps of it, fields left empty left out."""
        names = ("channel", "spot", "spot_words", "wished_by")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}
