"""The addresses of the desk, by subject. HTTP only: what is shown is a sheet, what is done is a call of the record."""
