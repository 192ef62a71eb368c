"""How somebody wishes to be told, the code that shows an address is theirs, and a group bot."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sifang.notices import news
from sifang.notices.models import Way, Wish


class WishForm(forms.Form):
    """When somebody is told by one way, and where."""

    mode = forms.ChoiceField(label=_("When"), choices=Wish.Mode.choices)
    address = forms.CharField(label=_("Address"), max_length=120, required=False)

    def __init__(self, person, way, wish, *args, **kwargs):
        super().__init__(*args, auto_id=f"{way}_%s", **kwargs)
        if person.username is None:  # a digest leads to one's own notices, which open after logging in
            self.fields["mode"].choices = [row for row in Wish.Mode.choices if row[0] != Wish.Mode.DIGEST]
        address = self.fields["address"]
        address.label = ADDRESSES.get(way, _("User id in this app"))
        address.widget.input_type = {Way.MAIL: "email", Way.SMS: "tel"}.get(way, "text")
        address.widget.attrs["autocomplete"] = "off"
        if wish and wish.masked_address:
            address.help_text = _("Now %(address)s; left empty it stays.") % {"address": wish.masked_address}


ADDRESSES = {Way.MAIL: _("Mail address"), Way.SMS: _("Mobile number")}


class CodeForm(forms.Form):
    """The six digits that were sent."""

    code = forms.CharField(
        label=_("The six digits you were sent"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Type in the code that was sent to you.")},
    )


class OutletForm(forms.Form):
    """A group bot: where its address comes from, what it is called, what it is told."""

    way = forms.ChoiceField(label=_("Where the group is"))
    label = forms.CharField(label=_("What the group is called"), min_length=2, max_length=40)
    url = forms.CharField(
        label=_("Address of the bot"),
        max_length=500,
        help_text=_("From the group's bot settings; it is kept sealed and not shown again."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    signing = forms.CharField(
        label=_("Signing secret"),
        max_length=200,
        required=False,
        help_text=_("Where the bot's security is set to a signature (DingTalk, Feishu)."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What the group is told"),
        choices=list(news.TITLES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one kind of news.")},
    )

    def __init__(self, ways, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = ways


class OutletChangeForm(OutletForm):
    """The same of a bot that is there already."""

    is_on = forms.BooleanField(label=_("The group is told"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__((), *args, **kwargs)
        del self.fields["way"]
        self.fields["url"].required = False
        self.fields["url"].help_text = _("Left empty, the address stays as it is.")
        self.fields["signing"].help_text = _("Left empty, the secret stays as it is.")
