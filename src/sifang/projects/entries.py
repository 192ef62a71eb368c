"""The entry by which a project is found."""

from django.utils import timezone

from sifang.places import search


def index(project):
    """The project can be found by its name, its content and its code as they stand now."""
    search.put_many([entry(project)])


def entry(project):
    """The project's entry in the search index."""
    day = timezone.localdate(project.proposed_at)
    return search.entry(
        project, project.place_id, on=day, code=project.code, words=f"{project.name}\n{project.content}"
    )  # fmt: skip
