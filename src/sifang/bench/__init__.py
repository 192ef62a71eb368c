"""Measurements anyone can repeat: instances made from a seed, other solvers to compare with, one JSON object out."""
