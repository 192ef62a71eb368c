"""What may be shown of a name or a phone when nobody gave a reason to see more. Pure."""


def mask_name(name: str) -> str:
    """First and last character of a name, a star between: 马*兰, 李*; empty stays empty."""
    if len(name) < 2:
        return name and "*"
    return f"{name[0]}*{name[-1] if len(name) > 2 else ''}"


def mask_phone(phone: str) -> str:
    """First three and last four digits, stars between; short numbers keep the last two."""
    if len(phone) >= 11:
        return f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}"
    return "*" * max(len(phone) - 2, 0) + phone[-2:]


def mask_address(address: str) -> str:
    """That there is an address, and nothing of it; empty stays empty."""
    return address and "***"
