"""``python -m proceedings``."""

from proceedings.cli import main

if __name__ == "__main__":
    main()
