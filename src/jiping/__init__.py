"""jiping 绩评: read budget performance documents, check them, score them, write them.

Start reading at :mod:`jiping.evaluate`; the parts and who may import whom are in ``ARCHITECTURE.md``.
"""

__version__ = "0.1.0"
