"""Coverage-guided fuzzing of the readers and of the grammar of numbers, with atheris.

    pip install atheris                      # wheels for Linux and Python up to 3.13
    python tools/fuzz/fuzz.py docx --seconds 900 --corpus out/fuzz/docx

Targets: ``txt``, ``csv``, ``html``, ``pdf``, ``docx``, ``xlsx``, ``xls``, ``zip``, ``xml`` (the main part of a DOCX,
packed by the fuzzer, since mutations of a zip seldom survive its checksums), ``sheet`` and ``biff`` (the same of an
XLSX and an XLS) and ``numbers``.
A crash is an exception, or a result whose quotations do not stand where they say; libFuzzer writes its input beside the
corpus and ends. The last lines tell how many inputs were tried.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Callable
from pathlib import Path

import atheris

# ruff: noqa: E402 - the imports to be instrumented come first

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "hostile"))

with atheris.instrument_imports(include=["jiping"]):
    import jiping.check.registry
    import jiping.read
    from jiping.concepts.numbers import find_numbers, parse_cell
    from jiping.evaluate import Settings, evaluate_bytes
    from jiping.model import NO_UNIT
    from jiping.read import Limits

    # Readers and rules are imported when first needed, which would be too late to be instrumented.
    for module in pkgutil.walk_packages(jiping.read.__path__, "jiping.read."):
        if not module.name.startswith("jiping.read.ocr"):  # needs its extra, and reads pictures for minutes
            importlib.import_module(module.name)
    jiping.check.registry.all_rules()

import case
import files
import watch

import xls_files

SETTINGS = Settings(
    limits=Limits(max_bytes=1 << 20, max_expanded_bytes=16 << 20, max_cells=20_000, max_pages=50, max_convert_seconds=0)
)


def evaluated(data: bytes, name: str) -> None:
    wrong = watch.wrong_with(evaluate_bytes(data, name, SETTINGS))
    if wrong:
        raise AssertionError(wrong[0])


def document_part(data: bytes) -> bytes:
    return files.packed(files.docx_parts() | {"word/document.xml": data})


def sheet_part(data: bytes) -> bytes:
    return files.packed(files.xlsx_parts("") | {"xl/worksheets/sheet1.xml": data})


def archived(data: bytes) -> None:
    seen = watch.look(("a.zip", data))
    if seen.wrong:
        raise AssertionError(seen.wrong[0])


def numbers(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for found in find_numbers(text):
        number = found.number
        assert text[found.start : found.end] == number.text
        low, high = number.interval.low, number.interval.high
        assert low is None or high is None or number.high is not None or low <= high
    parse_cell(text, NO_UNIT)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "txt": lambda data: evaluated(data, "a.txt"),
    "csv": lambda data: evaluated(data, "a.csv"),
    "html": lambda data: evaluated(data, "a.html"),
    "pdf": lambda data: evaluated(b"%PDF-1.7\n" + data, "a.pdf"),
    "docx": lambda data: evaluated(data, "a.docx"),
    "xlsx": lambda data: evaluated(data, "a.xlsx"),
    "xls": lambda data: evaluated(data, "a.xls"),
    "biff": lambda data: evaluated(xls_files.compound({"Workbook": data}), "a.xls"),
    "zip": archived,
    "xml": lambda data: evaluated(document_part(data), "a.docx"),
    "sheet": lambda data: evaluated(sheet_part(data), "a.xlsx"),
    "numbers": numbers,
}


def seeds(target: str) -> list[bytes]:
    """Sound files and parts to begin with."""
    if target == "xml":
        body = files.par(case.SENTENCE) + files.table([[files.cell("项目"), files.cell("1.00")]] * 3)
        return [files.document(body).encode(), str(files.docx_parts(files.par("甲"))["word/document.xml"]).encode()]
    if target == "sheet":
        return [str(files.xlsx_parts(files.sheet_rows([["项目", 1]] * 3))["xl/worksheets/sheet1.xml"]).encode()]
    if target == "pdf":
        grid = files.rules((50, 150, 250), (600, 640, 680)) + files.show("项目", 60, 660) + files.show("1.00", 160, 620)
        return [
            files.pdf(files.page_objects([files.show(case.SENTENCE)], packed_=packed)) for packed in (False, True)
        ] + [files.pdf(files.page_objects([grid, files.show("甲", size=9)]))]
    if target == "csv":
        return ["项目,金额\n甲,1.00\n乙,2.00\n丙,3.00\n丁,4.00\n戊,5.00\n".encode()]
    if target == "docx":
        return [files.docx(files.par(case.SENTENCE)), case.sound("docx")]
    if target == "biff":
        return [case.sound("xls")[512 : 512 + 4096]]  # the one stream begins behind the head
    if target in ("html", "xlsx", "xls", "zip"):
        return [case.sound(target)]
    return [case.REPORT.encode(), (ROOT / "examples" / "self-evaluation-2024.txt").read_bytes()]


DICTIONARY = (
    "万元 亿元 个百分点 % 占 比 增加 减少 增长 下降 其中： 合计 （类） （款） （项） 2024年 2023年度 年初预算 "
    "决算数 支出 收入 一般公共预算 财政拨款 人员经费 公用经费 “三公”经费 持平 完成预算的 执行率 、 ， 。 ； "
    "： （ ） “ ” 《 》 〔 〕 约 近 超过 以上 余 至 — - , . 百分之 一百二十万 三成 分之 点 第 号 一、 "
    "（一） 1、 ① 附件 单位：万元 表 XX ____"
)


def write_dictionary(folder: Path) -> Path:
    path = folder.with_suffix(".dict")
    lines = ["".join(f"\\x{byte:02x}" for byte in word.encode()) for word in DICTIONARY.split()]
    path.write_text("".join(f'"{line}"\n' for line in lines), "ascii")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=900)
    parser.add_argument("--corpus", type=Path, help="folder that keeps what was found (default out/fuzz/TARGET)")
    given = parser.parse_args()
    corpus: Path = given.corpus or ROOT / "out" / "fuzz" / given.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(given.target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [f"-max_total_time={given.seconds}", "-timeout=30", "-rss_limit_mb=2048", "-max_len=20000"]
    options += [f"-artifact_prefix={corpus.parent}/{given.target}-", "-print_final_stats=1"]
    options += [f"-dict={write_dictionary(corpus)}", str(corpus)]
    atheris.Setup([sys.argv[0], *options], TARGETS[given.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
