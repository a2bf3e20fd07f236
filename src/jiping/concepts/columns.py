"""What the budget columns of figures are called."""

from __future__ import annotations

COLUMN_WORDS: dict[str, tuple[str, str]] = {
    "budget": ("预算", "budget"),
    "budget.original": ("年初预算", "original budget"),
    "budget.adjusted": ("全年（调整）预算", "adjusted budget"),
    "final_accounts": ("决算", "final accounts"),
}
"""Chinese and English by the id of the column."""
