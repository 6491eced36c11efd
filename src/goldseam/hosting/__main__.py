"""``python -m goldseam.hosting``: what ``./goldseam`` runs. An older Python gets a plain sentence."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - read by whatever Python somebody happens to have
    sys.stderr.write(
        "Goldseam needs Python 3.11 or newer. This is Python "
        + ".".join(map(str, sys.version_info[:2]))
        + ".\n"
        "Nothing was changed. Whatever Goldseam kept here before is as it was.\n"
        "Please start it by its own command, which looks for a newer one: ./goldseam serve\n"
    )
    sys.exit(1)

from goldseam.hosting.program import main

sys.exit(main(sys.argv[1:]))
