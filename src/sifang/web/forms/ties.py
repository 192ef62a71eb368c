"""What is written to tie somebody to a place: a sponsor, a successor, a nomination, a committee's members and turns."""

import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.people.models import Organization, Person
from sifang.places.models import Place
from sifang.web.forms.meetings import DayInput
from sifang.web.forms.roster import login_name

FURTHEST = datetime.timedelta(days=366 * 10)


class DayField(forms.DateField):
    """A day within ten years of today, as the device draws it."""

    widget = DayInput

    def validate(self, value):
        """The day is near enough to be meant."""
        super().validate(value)
        if value and abs(value - clock.today()) > FURTHEST:
            raise forms.ValidationError(_("Choose a day within ten years of today."))


class SomebodyForm(forms.Form):
    """Somebody new, or somebody who has an account."""

    name = forms.CharField(label=gettext_lazy("full name"), min_length=2, max_length=20)
    title = forms.CharField(label=gettext_lazy("office"), max_length=60, required=False)
    username = forms.CharField(
        label=gettext_lazy("login name"),
        max_length=40,
        validators=[login_name],
        help_text=gettext_lazy("A new one, or that of the account the person has already."),
    )

    def clean(self):
        """``known`` is whoever has the account already."""
        sent = super().clean()
        username = sent.get("username")
        self.known = Person.objects.filter(username=username).first() if username else None
        if self.known and self.known.name != sent.get("name"):
            self.add_error("username", _("This login name belongs to somebody else; choose another one."))
        return sent


class SponsorForm(SomebodyForm):
    """A leader is assigned to a community or a grid."""

    place = forms.ModelChoiceField(
        label=gettext_lazy("contact point"), queryset=Place.objects.none(), empty_label=gettext_lazy("please choose")
    )
    term_ends = DayField(label=gettext_lazy("until"), required=False)
    is_demonstration = forms.BooleanField(label=gettext_lazy("it is a demonstration point"), required=False)
    field_order = ("place", "name", "title", "username", "term_ends", "is_demonstration")

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places


class SuccessorForm(SomebodyForm):
    """Who follows a leader, from which day, in one place or in all."""

    ONE, ALL = "one", "all"
    since = DayField(label=gettext_lazy("from which day"))
    which = forms.ChoiceField(label=gettext_lazy("what is handed over"), widget=forms.RadioSelect)
    field_order = ("which", "name", "title", "username", "since")

    def __init__(self, *args, post, held, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = clock.today() + datetime.timedelta(days=1)
        every = _("all %(n)s contact points of this leader") % {"n": len(held)}
        self.fields["which"].choices = [(self.ONE, str(post.place)), (self.ALL, every)]
        self.fields["which"].initial = self.ONE
        if len(held) == 1:
            del self.fields["which"]

    @property
    def takes_all(self):
        """Whether everything the leader holds passes on."""
        return self.cleaned_data.get("which") == self.ALL


class NominationForm(SomebodyForm):
    """Who is proposed, by which organization they were sent, for which duty, and why."""

    sent_by = forms.ModelChoiceField(
        label=gettext_lazy("comes from"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=gettext_lazy("please choose"),
    )
    duty = forms.CharField(label=gettext_lazy("duty"), max_length=60, required=False)
    reason = forms.CharField(
        label=gettext_lazy("reason for the nomination"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("sent_by", "name", "title", "duty", "reason", "username")

    def __init__(self, *args, bodies, must_send=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].required = False
        self.fields["username"].help_text = _("Only if this person has an account here already.")
        self.fields["sent_by"].queryset = bodies
        if must_send:
            self.fields["sent_by"].required = True

    def clean(self):
        """A login name that nobody has is a slip here: nominations make no accounts."""
        sent = super().clean()
        if sent.get("username") and not self.known:
            self.add_error("username", _("Nobody has this login name; leave it empty for somebody without an account."))
        return sent


class MemberForm(forms.Form):
    """A full-time member: somebody in office here, or somebody new."""

    member = forms.ModelChoiceField(
        label=gettext_lazy("somebody in office here"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("none of them"),
    )
    name = forms.CharField(label=gettext_lazy("or the full name"), min_length=2, max_length=20, required=False)
    title = forms.CharField(label=gettext_lazy("office"), max_length=60, required=False)
    duty = forms.CharField(label=gettext_lazy("duty in the committee"), max_length=60, required=False)

    def __init__(self, *args, officials, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = officials

    def clean(self):
        """One of the two is said."""
        sent = super().clean()
        if bool(sent.get("member")) == bool(sent.get("name")):
            self.add_error("member", _("Choose somebody from the list, or write a name; one of the two."))
        return sent


class CommitteeForm(forms.Form):
    """A committee that is being formed."""

    name = forms.CharField(label=gettext_lazy("name"), max_length=80)
    document = forms.CharField(label=gettext_lazy("number of the document"), max_length=60, required=False)
    since = DayField(label=gettext_lazy("term from"))
    term_ends = DayField(label=gettext_lazy("term until"))

    def clean(self):
        """The term ends after it began."""
        sent = super().clean()
        if sent.get("since") and sent.get("term_ends") and sent["term_ends"] <= sent["since"]:
            self.add_error("term_ends", _("The term ends before it begins; look at the two days again."))
        return sent


class TurnsForm(forms.Form):
    """Who chairs in each of the four quarters of a year."""

    year = forms.TypedChoiceField(label=gettext_lazy("year"), coerce=int)
    first = forms.TypedChoiceField(label=gettext_lazy("January to March"), coerce=int)
    second = forms.TypedChoiceField(label=gettext_lazy("April to June"), coerce=int)
    third = forms.TypedChoiceField(label=gettext_lazy("July to September"), coerce=int)
    fourth = forms.TypedChoiceField(label=gettext_lazy("October to December"), coerce=int)
    QUARTERS = ("first", "second", "third", "fourth")

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        this = clock.today().year
        self.fields["year"].choices = [(year, str(year)) for year in (this, this + 1)]
        self._people = {post.person_id: post.person for post in members}
        in_turn = list(self._people)
        for number, name in enumerate(self.QUARTERS):
            self.fields[name].choices = [(post.person_id, post.holder) for post in members]
            self.fields[name].initial = in_turn[number % len(in_turn)] if in_turn else None

    @property
    def persons(self):
        """The four, in the order of the quarters."""
        return [self._people[self.cleaned_data[name]] for name in self.QUARTERS]


class DocumentForm(forms.Form):
    """The number of the paper that decides."""

    document = forms.CharField(label=gettext_lazy("number of the document"), max_length=60, required=False)


class SinceForm(forms.Form):
    """From which day somebody serves."""

    since = DayField(label=gettext_lazy("from which day"))


class WhyForm(forms.Form):
    """Why not, or why no longer."""

    why = forms.CharField(
        label=gettext_lazy("reason"), min_length=2, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReturnForm(WhyForm):
    """The last day of a secondment, and the community's opinion."""

    last_day = DayField(label=gettext_lazy("last day"))
    field_order = ("last_day", "why")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["why"].label = _("opinion on the work done")
        self.fields["last_day"].initial = clock.today()


class LimitForm(forms.Form):
    """One number of a place; left empty, the place above decides again."""

    value = forms.IntegerField(min_value=1, max_value=1000, required=False)
