"""A planted fault: the words of the sound document, and what stands there instead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    where: str
    sound: str
    planted: str
    remark: str


def plant(text: str, faults: tuple[Fault, ...], used: set[Fault]) -> str:
    """``text`` with every fault in it planted; ``used`` collects those that were."""
    for fault in faults:
        if fault.sound in text:
            if fault in used or text.count(fault.sound) > 1:
                raise ValueError(f"these words stand more than once, so the fault has no one place: {fault.sound}")
            used.add(fault)
            text = text.replace(fault.sound, fault.planted)
    return text
