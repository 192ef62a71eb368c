"""What is written of those who serve: members, couriers, neighbours, service posts, agreements."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.people.models import Organization, Post, ServicePost
from sifang.places.models import Place
from sifang.text import normal
from sifang.web.forms.projects import day, words
from sifang.web.forms.report import ContactForm, PhoneField

KINDS = ServicePost.Kind.choices
JOBS = (
    ("express", gettext_lazy("parcels")),
    ("meals", gettext_lazy("meals")),
    ("driver", gettext_lazy("driving")),
    ("other", gettext_lazy("other work")),
)
WILLING = (
    ("report", gettext_lazy("tell the community what I see on my rounds")),
    ("council", gettext_lazy("join talks about the neighbourhood")),
    ("help", gettext_lazy("bring things up for the old")),
)


def line(label, longest, *, required=False, hint="", **attrs):
    """A field of one line."""
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=hint, widget=forms.TextInput(attrs=attrs)
    )


class MemberForm(forms.Form):
    """The registration card of a member: what is needed to ask them, and no more."""

    name = line(gettext_lazy("full name"), 40, required=True, autocomplete="off")
    phone = PhoneField(label=gettext_lazy("phone"), required=False)
    employer = line(gettext_lazy("unit and office"), 80)
    sent_by = forms.ModelChoiceField(
        label=gettext_lazy("sent by the partner"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=gettext_lazy("please choose"),
    )
    home = forms.ModelChoiceField(
        label=gettext_lazy("lives in"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=gettext_lazy("please choose"),
    )
    skills = line(gettext_lazy("good at"), 200, hint=gettext_lazy("For example: law, electrics, first aid."))
    wishes = forms.MultipleChoiceField(
        label=gettext_lazy("posts wished for"), choices=KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    availability = line(gettext_lazy("when"), 120, hint=gettext_lazy("For example: weekends, or Saturday mornings."))

    def __init__(self, *args, organizations, spots, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sent_by"].queryset = organizations
        self.fields["home"].queryset = spots


class ServicePostForm(forms.Form):
    """A post of service: what, how many, when, good at what."""

    kind = forms.ChoiceField(label=gettext_lazy("kind"), choices=KINDS, widget=forms.RadioSelect)
    title = line(gettext_lazy("what is to be done"), 60, required=True)
    wanted = forms.IntegerField(label=gettext_lazy("members wanted"), min_value=1, max_value=200, initial=1)
    availability = line(
        gettext_lazy("at what time"), 120, hint=gettext_lazy("For example: weekends, or Saturday mornings.")
    )
    skills = line(
        gettext_lazy("what one must be good at"), 200, hint=gettext_lazy("For example: law, electrics, first aid.")
    )


class NeighbourForm(forms.Form):
    """A building warden, somebody of the property company, an enthusiastic resident."""

    kind = forms.ChoiceField(label=gettext_lazy("who it is"), widget=forms.RadioSelect)
    name = line(gettext_lazy("full name"), 40, required=True, autocomplete="off")
    phone = PhoneField(label=gettext_lazy("phone"), required=False)
    scope = line(gettext_lazy("building or area"), 80)

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds


class HouseholdsForm(forms.Form):
    """Which member keeps in touch with how many households, and where; no household is named."""

    member = forms.ModelChoiceField(
        label=gettext_lazy("Party member"), queryset=Post.objects.none(), empty_label=gettext_lazy("please choose")
    )
    scope = line(gettext_lazy("building or area"), 80, required=True)
    households = forms.IntegerField(label=gettext_lazy("number of households"), min_value=1, max_value=99)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members
        self.fields["member"].label_from_instance = lambda post: f"{post.person} {post.card.employer}".strip()


class JoinForm(ContactForm):
    """A courier's own registration on the phone: four answers at most, of which the name alone must be given."""

    name = line(gettext_lazy("How may we address you?"), 40, required=True, autocomplete="name")
    phone = PhoneField(
        label=gettext_lazy("Telephone"),
        required=False,
        help_text=gettext_lazy("Only so that the community can call you back; you may leave it out."),
    )
    job = forms.ChoiceField(label=gettext_lazy("What you do"), choices=JOBS, required=False, widget=forms.RadioSelect)
    area = line(gettext_lazy("Where you mostly are"), 80)
    wishes = forms.MultipleChoiceField(
        label=gettext_lazy("What you would like to do"),
        choices=WILLING,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    care = line(gettext_lazy("What would help you"), 200, hint=gettext_lazy("A place to rest, hot water, charging…"))
    consent = forms.BooleanField(
        label=gettext_lazy("I register of my own will and agree that the community keeps these words."),
        help_text=gettext_lazy(
            "Nobody asks for your identity card, where you are or how many orders you run. Your name and phone are "
            "stored encrypted and never published. Say so to the community at any time and all of it is erased."
        ),
        error_messages={"required": gettext_lazy("Tick this line if you agree; without it nothing is stored.")},
    )
    field_order = ("name", "phone", "job", "area", "wishes", "care", "consent", "website")

    def facts(self):
        """What ``people.register_worker`` takes."""
        sent = self.cleaned_data
        jobs, willing = dict(JOBS), dict(WILLING)
        return {
            "phone": sent["phone"],
            "job": str(jobs.get(sent["job"], "")),
            "area": normal.tidy(sent["area"]),
            "wishes": [str(willing[name]) for name in sent["wishes"]],
            "care": sent["care"],
            "consented": sent["consent"],
        }


class AgreementForm(forms.Form):
    """What the two have agreed, on which day, and the fixed day of service."""

    on = day(gettext_lazy("signed on"))
    terms = words(gettext_lazy("what each side does"), 1000, rows=5, required=False)
    service_day = line(
        gettext_lazy("fixed day of service"), 40, hint=gettext_lazy("For example: the first Friday of each month.")
    )

    def clean_on(self):
        signed = self.cleaned_data["on"]
        if signed > clock.today():
            raise forms.ValidationError(_("An agreement is signed today or was signed before; correct the day."))
        return signed


class EndForm(forms.Form):
    """Why a tie ends."""

    why = words(gettext_lazy("Why it ends"), 300, rows=2, least=2)


class ReportInForm(forms.Form):
    """An organization reports to a community from its own desk."""

    organization = forms.ModelChoiceField(
        label=gettext_lazy("organization"), queryset=Organization.objects.none(), empty_label=None
    )
    place = forms.ModelChoiceField(
        label=gettext_lazy("community"), queryset=Place.objects.none(), empty_label=gettext_lazy("please choose")
    )
    member_count = forms.IntegerField(
        label=gettext_lazy("number of Party members"), min_value=0, max_value=100000, required=False
    )

    def __init__(self, *args, organizations, communities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = organizations
        self.fields["place"].queryset = communities


class SeenForm(forms.Form):
    """Why somebody looks at a full name and phone."""

    reason = words(gettext_lazy("Why you need to see it"), 200, rows=2, least=2)


class TakeForm(forms.Form):
    """The member who takes a service post up."""

    member = forms.ModelChoiceField(
        label=gettext_lazy("member"), queryset=Post.objects.none(), empty_label=gettext_lazy("please choose")
    )

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members
        self.fields["member"].label_from_instance = lambda post: f"{post.person} {post.card.skills}".strip()
