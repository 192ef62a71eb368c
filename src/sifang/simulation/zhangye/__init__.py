"""The article's year: 2024 in all urban communities of Zhangye, lived through the public commands."""
