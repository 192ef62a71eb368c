"""The second article's year: lawyers, compounds, industries and business districts of Panzhou, lived in episodes."""
