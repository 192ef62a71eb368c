"""Open311 GeoReport v2: the one protocol by which cities' systems exchange what residents report."""
