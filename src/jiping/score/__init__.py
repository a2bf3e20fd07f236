"""Frameworks of indicators as data, and scores that anyone can recompute from them."""
