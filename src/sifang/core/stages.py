"""Stages: a work item moves only along the arrows its model draws."""

from django.db import models
from django.db.models.base import ModelBase
from django.utils.translation import gettext as _

from sifang.core.errors import Refused


class StagedBase(ModelBase):
    """Gives each staged model the database constraint that admits only its own stages; nobody can forget it."""

    def __new__(cls, name, bases, attrs, **kwargs):
        if "Stage" in attrs:
            meta = attrs.setdefault("Meta", type("Meta", (), {}))
            legal = models.Q(stage__in=attrs["Stage"].values)
            constraint = models.CheckConstraint(condition=legal, name=f"{name.lower()}_stage_is_legal")
            meta.constraints = [constraint, *getattr(meta, "constraints", ())]
        return super().__new__(cls, name, bases, attrs, **kwargs)


class Staged(models.Model, metaclass=StagedBase):
    """A row with a stage. Subclasses set ``Stage`` (TextChoices) and ``ARROWS`` {from: {to, ...}}.

    A row begins in its field's default, or in one of ``STARTS`` where it can come in by another door as well.
    """

    ARROWS: dict = {}
    STARTS: tuple = ()
    Stage: type[models.TextChoices]
    stage = models.CharField(max_length=12)

    class Meta:
        abstract = True

    def hold(self):
        """Read this row's stage under a row lock, so that nobody else moves it in this transaction."""
        self.stage = type(self)._default_manager.select_for_update().values_list("stage", flat=True).get(pk=self.pk)
        return self.stage

    def move(self, to):
        """Move to stage ``to`` under a row lock, or refuse naming both stages."""
        here = self.hold()
        if to not in self.ARROWS.get(here, ()):
            raise Refused(
                _("“%(thing)s” is now “%(here)s” and cannot become “%(there)s”. Reload the page to see what happened.")
                % {"thing": self, "here": self.Stage(here).label, "there": self.Stage(to).label}
            )
        self.stage = to
        self.save(update_fields=["stage"])
