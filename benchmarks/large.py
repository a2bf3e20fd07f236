"""How reading and checking a workbook grow with its size, in time and memory.

    python benchmarks/large.py [--cells N]

A sheet of accounts (a code, a name, eight amounts a row) with a quarter, half and all of N cells, 200,000 unless told
otherwise. Each size runs in a process of its own, so that its peak of memory is its own. The aim: time grows in
proportion, and reading stays under 500 MB.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import time

COLUMNS = 10


def workbook(cells: int) -> bytes:
    import xlsxwriter

    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    sheet = book.add_worksheet("支出决算表")
    frame, money = book.add_format({"border": 1}), book.add_format({"border": 1, "num_format": "#,##0.00"})
    sheet.merge_range(0, 0, 0, COLUMNS - 1, "2024年度支出决算表")
    sheet.write(1, COLUMNS - 1, "单位：元")
    sheet.write_row(2, 0, ["科目编码", "科目名称", *(f"第{n}项支出" for n in range(1, COLUMNS - 1))], frame)
    for row in range(3, cells // COLUMNS + 2):
        sheet.write_row(row, 0, [f"2{row:06d}", f"项目{row}支出"], frame)
        for column in range(2, COLUMNS):
            sheet.write_number(row, column, (row * 7919 + column * 104729) % 10_000_000 / 100, money)
    book.close()
    return saved.getvalue()


def peak() -> float:
    """The most memory this process has had, in MB."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1048576 if sys.platform == "darwin" else size / 1024


def measure(kind: str) -> None:
    """Read a workbook from standard input, or read and check it, and print processor seconds and peak memory."""
    from jiping.evaluate import evaluate_bytes
    from jiping.read import read_bytes

    data = sys.stdin.buffer.read()
    began = time.process_time()
    if kind == "read":
        read_bytes(data, "large.xlsx")
    else:
        evaluate_bytes(data, "large.xlsx")
    print(f"{time.process_time() - began:.2f} {peak():.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cells", type=int, default=200_000)
    parser.add_argument("--measure", choices=["read", "check"], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure)
        return
    print(f"{'cells':>9}  {'file':>8}  {'read':>8}  {'peak':>8}  {'check':>8}  {'peak':>8}")
    for cells in (given.cells // 4, given.cells // 2, given.cells):
        data = workbook(cells)
        line = f"{cells:>9,}  {len(data) / 1e6:>5.1f} MB"
        for kind in ("read", "check"):
            command = [sys.executable, __file__, "--measure", kind]
            done = subprocess.run(command, input=data, capture_output=True, check=True)
            seconds, memory = done.stdout.split()
            line += f"  {float(seconds):>6.2f} s  {int(memory):>5} MB"
        print(line, flush=True)


if __name__ == "__main__":
    main()
