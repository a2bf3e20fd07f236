"""Nothing slows with bad input: thousands of figures that contradict each other cost what they cost one by one.

Processor time is counted, since others may need the machine, too; each case takes a few seconds.
"""

from __future__ import annotations

import time

import pytest

from jiping.evaluate import evaluate_bytes
from jiping.model import Evaluation, Outcome

pytestmark = pytest.mark.slow

HEAD = "甲区民政局2024年度部门决算\n"
LAST = "\n本年收入合计2000.00万元，其中：财政拨款收入1800.00万元，占93.00%；其他收入200.00万元，占10.00%。"


def list_of(count: int) -> str:
    parts = "、".join(f"项目{number}支出{5 + number % 3}.00万元" for number in range(count))
    return f"支出合计50000.00万元，其中：{parts}。"


def one_paragraph(count: int) -> str:
    return "".join(
        f"2024年度支出合计{100 + n % 7}.00万元，其中基本支出{40 + n % 5}.00万元，占{40 + n % 3}.00%，"
        f"项目支出60.00万元，比上年增长{n % 9}.50%。"
        for n in range(count // 5)
    )


def sums_of_one_total(count: int) -> str:
    return "\n".join(
        f"2024年度支出合计1000.00万元，其中基本支出{400 + n % 2}.00万元，项目支出600.00万元。" for n in range(count)
    )


def falls(count: int) -> str:
    return "\n".join(
        f"2024年度“三公”经费支出决算为8.00万元，比2023年度减少{1 + n % 50}.00万元，下降{11 + n % 7}.11%。"
        f"其中：公务用车购置及运行维护费支出6.00万元，比2023年度减少1.{n % 100:02d}万元，下降20.00%；"
        "公务接待费支出2.00万元，比2023年度减少0.50万元，下降20.00%。"
        for n in range(count // 10)
    )


def checked(text: str) -> tuple[Evaluation, float]:
    started = time.process_time()
    evaluation = evaluate_bytes((HEAD + text + LAST).encode(), "bad.txt")
    return evaluation, time.process_time() - started


@pytest.mark.parametrize(
    ("make", "count"), [(list_of, 10_000), (one_paragraph, 10_000), (sums_of_one_total, 5_000), (falls, 10_000)]
)
def test_ten_times_as_much_takes_little_more_than_ten_times_as_long(make: object, count: int) -> None:
    checked(make(100))  # type: ignore[operator]  # imports and tables that are read once
    _, little = checked(make(count // 10))  # type: ignore[operator]
    evaluation, much = checked(make(count))  # type: ignore[operator]
    assert much < 25 * little + 1
    assert much < 60
    # What has nothing to do with it is found all the same.
    assert any(f.code == "MAT003" and "93.00%" in f.message for f in evaluation.findings if f.outcome is Outcome.FAIL)


def test_a_limit_that_was_met_is_told() -> None:
    evaluation, _ = checked(falls(10_000))
    (note,) = [note for note in evaluation.notes if note.code == "MAT401"]
    assert "到限为止" in note.message
    assert len([f for f in evaluation.findings if f.outcome is Outcome.FAIL]) > 1000
