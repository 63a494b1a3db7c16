"""Start vconsole: `python -m vconsole` and the console script."""

import sys

from vconsole.cli import main

if __name__ == "__main__":
    sys.exit(main())
