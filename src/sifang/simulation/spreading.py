"""A whole number spread over weights without loss. Pure."""


def spread(total, weights, least=0, most=None):
    """``total`` in whole numbers, as near to ``weights`` as ``least`` and ``most`` of each allow."""
    least = min(least, total // len(weights))
    most = total if most is None else max(most, -(-total // len(weights)))
    rest, sum_of = total - least * len(weights), sum(weights)
    exact = [rest * weight / sum_of for weight in weights]
    found = [min(least + int(part), most) for part in exact]
    by_remainder = sorted(range(len(weights)), key=lambda n: (int(exact[n]) - exact[n], n))
    while sum(found) < total:
        for n in by_remainder:
            if sum(found) < total and found[n] < most:
                found[n] += 1
    return found
