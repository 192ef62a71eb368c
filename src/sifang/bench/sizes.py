"""What can be measured: sizes of instances in counties, kinds of supply, and whom to compare with. Pure data."""

COUNTIES = {"city": 1, "province": 50, "nation": 1_710}
SUPPLIES = ("ample", "scarce", "adversarial")
PEERS = ("ortools", "none")
