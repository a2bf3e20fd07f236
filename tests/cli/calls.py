"""What the ``jiping`` fixture is: a call with arguments as on the command line."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

Jiping = Callable[..., Result]
