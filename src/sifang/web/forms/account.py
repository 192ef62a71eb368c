"""What somebody in office types about their own account."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy

from sifang.people.commands.guarding import WHY_LOCKED

LONGEST_PASSWORD = 128


class LoginForm(AuthenticationForm):
    """Login name and password."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": gettext_lazy(
            "The login name or the password is wrong, so you are not logged in. "
            "Check capital letters and try again, or ask your administrator for a new password."
        ),
        "inactive": gettext_lazy("This account is closed. Ask your administrator."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = gettext_lazy("Login name")
        _limit(self.fields["password"])


class PasswordForm(PasswordChangeForm):
    """The old password, and the new one twice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _limit(field)
        self.fields["new_password1"].help_text = gettext_lazy(
            "At least ten characters, and not one that many people use."
        )
        self.fields["new_password2"].help_text = ""
        # The account page is read more often than the password is changed; nobody is drawn into its field.
        self.fields["old_password"].widget.attrs.pop("autofocus", None)


def _limit(field):
    """A longer password is refused before anybody spends time on hashing it."""
    field.max_length = LONGEST_PASSWORD
    field.widget.attrs["maxlength"] = LONGEST_PASSWORD
    field.validators = [*field.validators, forms.CharField(max_length=LONGEST_PASSWORD).validators[0]]


class LockForm(forms.Form):
    """Why an account is locked."""

    why = forms.ChoiceField(label=gettext_lazy("Why"), choices=list(WHY_LOCKED.items()), widget=forms.RadioSelect)
