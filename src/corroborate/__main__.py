"""``python -m corroborate``."""

from corroborate.cli import main

if __name__ == "__main__":
    main()
