"""Addresses: the community's workbench, its needs and their chain."""

from django.urls import path

from sifang.web.pages import chain, look_first, need_new, needs, paste, workbench

urlpatterns = [
    path("work/", workbench.workbench, name="workbench"),
    path("needs/", needs.listing, name="needs"),
    path("needs/new/", need_new.new, name="need-new"),
    path("needs/new/caller/", need_new.caller, name="need-caller"),
    path("needs/new/lookalikes/", need_new.lookalikes, name="need-lookalikes"),
    path("needs/paste/", paste.paste, name="need-paste"),
    path("needs/paste/confirm/", paste.confirm, name="need-paste-confirm"),
    path("needs/<int:pk>/", needs.need, name="need"),
    path("needs/<int:pk>/verify/", needs.verify, name="need-verify"),
    path("needs/<int:pk>/return/", needs.send_back, name="need-return"),
    path("needs/<int:pk>/merge/", needs.merge, name="need-merge"),
    path("needs/<int:pk>/unmerge/", needs.unmerge, name="need-unmerge"),
    path("needs/<int:pk>/answer/", needs.answer, name="need-answer"),
    path("needs/<int:pk>/correct/", needs.correct, name="need-correct"),
    path("needs/<int:pk>/parts/", needs.parts, name="need-parts"),
    path("needs/<int:pk>/unmask/", needs.unmask, name="need-unmask"),
    path("needs/<int:pk>/looked/", look_first.looked, name="need-looked"),
    path("needs/<int:pk>/chain/", chain.chain, name="chain"),
]
