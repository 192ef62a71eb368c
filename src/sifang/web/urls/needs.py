"""Addresses: the community's workbench, its needs and their chain."""

from django.urls import path

from sifang.web.pages import chain, dividing, need_new, needs, workbench

urlpatterns = [
    path("work/", workbench.workbench, name="workbench"),
    path("needs/", needs.listing, name="needs"),
    path("needs/new/", need_new.new, name="need-new"),
    path("needs/new/caller/", need_new.caller, name="need-caller"),
    path("needs/new/lookalikes/", need_new.lookalikes, name="need-lookalikes"),
    path("needs/<int:pk>/", needs.need, name="need"),
    path("needs/<int:pk>/verify/", needs.verify, name="need-verify"),
    path("needs/<int:pk>/return/", needs.send_back, name="need-return"),
    path("needs/<int:pk>/merge/", needs.merge, name="need-merge"),
    path("needs/merge/", dividing.merge_many, name="needs-merge"),
    path("needs/<int:pk>/split/", dividing.split, name="need-split"),
    path("needs/<int:pk>/unmerge/", needs.unmerge, name="need-unmerge"),
    path("needs/<int:pk>/answer/", needs.answer, name="need-answer"),
    path("needs/<int:pk>/correct/", needs.correct, name="need-correct"),
    path("needs/<int:pk>/parts/", needs.parts, name="need-parts"),
    path("needs/<int:pk>/unmask/", needs.unmask, name="need-unmask"),
    path("needs/<int:pk>/chain/", chain.chain, name="chain"),
]
