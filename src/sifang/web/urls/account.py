"""Addresses: login, logout, language, elder mode, notices, the account."""

from django.urls import path

from sifang.web.pages import account, tokens

urlpatterns = [
    path("login/", account.login, name="login"),
    path("logout/", account.logout, name="logout"),
    path("language/", account.set_language, name="set_language"),
    path("elder/", account.elder, name="elder"),
    path("notices/", account.notice_page, name="notices"),
    path("account/", account.account, name="account"),
    path("account/end-session/", account.end_session, name="session-end"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", tokens.revoke, name="token-revoke"),
]
