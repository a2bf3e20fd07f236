"""The identities of the trade as data: what must hold between the figures of forms, accounts, budgets and reports."""

from jiping.check.identities.catalogue import Group, Identity, all_identities, groups

__all__ = ["Group", "Identity", "all_identities", "groups"]
