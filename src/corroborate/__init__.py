"""Corroborate: conflict reports in, a sourced and weighed record out."""

__version__ = "0.1.0"
