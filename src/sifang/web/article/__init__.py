"""对照原文: what the article describes, mechanism by mechanism, beside our figure, its records and its page."""
