"""``frontdesk openapi``: the OpenAPI document, without a server."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Print the document."""
    argparse.ArgumentParser(
        prog="frontdesk openapi",
        description="Print the OpenAPI document of the scheduling API as JSON, with an example of every request, answer"
        " and usual refusal. No server and no database are needed; a running server gives it at /api/openapi.json.",
    ).parse_args(argv)
    from frontdesk.server.app import create_app
    from frontdesk.server.settings import Settings

    json.dump(create_app(Settings()).openapi(), sys.stdout, indent=2, ensure_ascii=False)
    print()
    return 0
