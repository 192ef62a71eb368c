"""The pages of the industries; ``acts`` says how every one of them is built."""
