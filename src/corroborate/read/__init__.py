"""Documents to figures, voices, times, roles and claims; pure."""
