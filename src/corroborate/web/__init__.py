"""The review desk in the browser: HTTP and nothing else. What it shows is made in desk, what it does in shell."""
