"""How a way says no."""


class NotSent(Exception):
    """It was not taken; ``reason`` is kept, so it holds no address, no secret and no words of the message.

    ``is_final`` says that trying again would end the same.
    """

    def __init__(self, reason, *, is_final=False):
        super().__init__(reason)
        self.reason, self.is_final = str(reason)[:120], is_final
