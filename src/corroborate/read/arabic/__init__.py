"""Short news in Arabic read by rules: a grammar of its own, since English rules and weights know nothing of it."""
