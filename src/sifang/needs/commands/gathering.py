"""What workers put right about hot spots: two are one, or a need does not belong."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.needs import rules
from sifang.needs.models import Cluster, Need


@atomic
def join_clusters(actor, cluster, other):
    """The needs of ``other`` stand in ``cluster``: they speak of the same issue."""
    require(
        rules.may_gather(actor, cluster) and rules.may_gather(actor, other),
        _("Only workers of the community put its hot spots together."),
    )
    rows = {
        row.pk: row for row in Cluster.objects.select_for_update().filter(pk__in=[cluster.pk, other.pk]).order_by("pk")
    }
    insist(len(rows) == 2, _("Choose another hot spot that is still there; reload the page."))
    insist(cluster.place_id == other.place_id, _("Hot spots of two communities stay apart."))
    moved = Need.objects.filter(cluster=other).update(cluster=cluster)
    cluster.began_on = min(cluster.began_on, other.began_on)
    cluster.save(update_fields=["began_on"])
    record(actor, "cluster.joined", cluster, other=other.pk, needs=moved)
    rows[other.pk].delete()


@atomic
def take_out(actor, need):
    """The need stands in no hot spot any more."""
    require(rules.may_verify(actor, need), _("Only workers of the community take needs out of its hot spots."))
    need.hold()
    need.refresh_from_db(fields=["cluster"])
    insist(need.cluster_id, _("“%(need)s” stands in no hot spot; there is nothing to take out.") % {"need": need})
    cluster, need.cluster = need.cluster, None
    need.save(update_fields=["cluster"])
    record(actor, "cluster.need_taken_out", cluster, need=need.pk)
