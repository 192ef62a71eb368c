"""Sifang: a workbench where a community's needs, resources and joint projects meet."""

__version__ = "0.1.0"
