"""A host's own programs are looked at before anything starts: half a program is none."""

from __future__ import annotations

from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused

MOST_SHOWN = 3


def refuse_unsound(home: Home) -> None:
    """Raises ``Refused`` when a program in the home would break pages or tell too much.

    Django is loaded. What only sounds wrong, or is not translated yet, stops nothing.
    """
    from goldseam.journey.program.checking import check
    from goldseam.journey.program.loaded import in_order

    for folder, beside in in_order(home.programs):
        faults = [fault for fault in check(folder, beside) if fault.stops] if beside else []
        if faults:
            more = len(faults) - MOST_SHOWN
            listed = [str(fault) for fault in faults[:MOST_SHOWN]]
            raise Refused(
                "\n".join(
                    [
                        f"The program in {folder} is not right:",
                        *listed,
                        *([f"and {more} more"] if more > 0 else []),
                    ]
                ),
                UNTOUCHED,
                "Please mend it, or move the folder away. To see everything: "
                f"./goldseam program check --home {home.path}",
            )
