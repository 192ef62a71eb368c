"""Addresses: the community's workbench, its needs and their chain."""

from django.urls import path

from sifang.web.pages import categories, chain, hot_spots, need_new, needs, workbench

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
    path("needs/<int:pk>/unmerge/", needs.unmerge, name="need-unmerge"),
    path("needs/<int:pk>/answer/", needs.answer, name="need-answer"),
    path("needs/<int:pk>/correct/", needs.correct, name="need-correct"),
    path("needs/<int:pk>/parts/", needs.parts, name="need-parts"),
    path("needs/<int:pk>/unmask/", needs.unmask, name="need-unmask"),
    path("needs/<int:pk>/chain/", chain.chain, name="chain"),
    path("hot-spots/", hot_spots.listing, name="hot-spots"),
    path("hot-spots/<int:pk>/", hot_spots.hot_spot, name="hot-spot"),
    path("hot-spots/<int:pk>/join/", hot_spots.join, name="hot-spot-join"),
    path("hot-spots/<int:pk>/take-out/", hot_spots.take_out, name="hot-spot-take-out"),
    path("categories/", categories.tree, name="categories"),
    path("categories/line/", categories.line, name="category-line"),
    path("categories/new/", categories.new, name="category-new"),
    path("categories/retire/", categories.retire, name="category-retire"),
    path("categories/back/", categories.bring_back, name="category-back"),
]
