"""Tests of the Arabic rooms; everything told in them is invented."""
