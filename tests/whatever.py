"""Lives of people who do anything in any order, beside a model in plain Python: how such a machine is run."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.races import LONG


def lives(machine: type[RuleBasedStateMachine], here: int, steps: int, long: int | None = None) -> None:
    """``here`` lives of so many steps, the same each time; with ``GOLDSEAM_LONG`` others each time, and
    ``long`` of them, where that is given."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=long if LONG and long else here,
            stateful_step_count=steps,
            deadline=None,
            derandomize=not LONG,
            database=None,
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
