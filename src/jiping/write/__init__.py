"""Evaluations as the reader wants them: terminal, JSON, one HTML page. Knows the model, not how it was found.

Import the module of the format wanted (``jiping.write.findings_json``); this package imports none of them, so that
one format does not wait for another's libraries.
"""
