"""One module a format; every export goes through protection first."""
