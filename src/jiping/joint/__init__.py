"""What cannot be true together: all relations of a document solved at once, in whole numbers.

``system`` holds the ranges of figures and the rows that tie them, ``kernel`` narrows the ranges until one is empty,
``conflicts`` finds the smallest set of statements that does so and what would mend it, ``proof`` writes down why in
integers that anyone can add up again (``jiping.verify`` does, and shares no code with this package). ``exact`` and
``lp`` are for what narrowing cannot refute. Nothing here knows of documents, rules or findings:
``jiping.check.statements`` makes a system of a document's relations.
"""
