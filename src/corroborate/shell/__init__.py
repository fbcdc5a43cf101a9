"""The outside world: disk, gazetteer, clock, processes. Everything else is pure."""
