"""``python -m frontdesk.server.cli``."""

import sys

from frontdesk.server.cli import main

if __name__ == "__main__":
    sys.exit(main())
