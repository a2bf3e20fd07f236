"""Changes each condition of a rule in turn and runs the rule's own cases: do they notice?

    python tools/mutate_rules.py [--survivors] [CODE…]

Changes: comparisons flipped and moved by one, an operand of ``and``/``or`` dropped, conditions negated, ``not`` taken
away, numbers raised by one, True and False exchanged; guards against ``None`` are left alone. Only the rule's module is
changed, in memory; texts and patterns stay as they are. A change is *killed* when a case fails or the module does. Some
changes make no difference at all (``>`` for ``>=`` where equality cannot occur), so that less than all is expected;
``--survivors`` shows them.
"""

from __future__ import annotations

import argparse
import ast
import copy
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/check")]

from test_rule_cases import test_case  # noqa: E402

import case_document  # noqa: E402
from jiping.check import engine  # noqa: E402
from jiping.check.registry import all_rules, case_file  # noqa: E402
from jiping.check.rule import REGISTERED, Rule  # noqa: E402

_SECONDS = 5
_FLIPPED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}


class Timeout(BaseException):
    """A changed loop that does not end."""


def _late(_signal: int, _frame: FrameType | None) -> None:
    raise Timeout


# ------------------------------------------------------------------------------------------------ changes


def changes(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """What may stand in place of ``node``, with words for it."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for operator in _FLIPPED.get(type(node.ops[0]), ()):
            yield "comparison", ast.Compare(node.left, [operator()], node.comparators)
    elif isinstance(node, ast.BoolOp):
        for place, value in enumerate(node.values):
            if _is_guard(value):
                continue
            kept = node.values[:place] + node.values[place + 1 :]
            yield "operand dropped", kept[0] if len(kept) == 1 else ast.BoolOp(node.op, kept)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", node.operand
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield "truth", ast.Constant(not node.value)
        elif isinstance(node.value, int):
            yield "number", ast.Constant(node.value + 1)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Decimal", "Fraction"):
        yield "number", ast.BinOp(copy.deepcopy(node), ast.Add(), ast.Constant(1))


def _is_guard(node: ast.expr) -> bool:
    """Whether this asks only for ``None``: types demand it, and mostly it cannot be by then."""
    return (
        isinstance(node, ast.Compare)
        and isinstance(node.comparators[-1], ast.Constant)
        and node.comparators[-1].value is None
    )


def conditions(tree: ast.AST) -> Iterator[ast.expr]:
    """Conditions that are neither a comparison nor ``and``, ``or``, ``not``: names and calls."""
    for node in ast.walk(tree):
        tests = []
        if isinstance(node, (ast.If, ast.IfExp, ast.While)):
            tests = [node.test]
        elif isinstance(node, ast.comprehension):
            tests = node.ifs
        for test in tests:
            if not isinstance(test, (ast.Compare, ast.BoolOp, ast.UnaryOp)):
                yield test


def mutants(source: str) -> Iterator[tuple[str, ast.Module]]:
    """Every changed module, one change each, with the place and kind of the change."""
    tree = ast.parse(source)
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.expr)]
    skipped = set(_untouched(tree))
    negated = {id(test) for test in conditions(tree)}
    for place, node in enumerate(nodes):
        if id(node) in skipped:
            continue
        found = list(changes(node))
        if id(node) in negated:
            found.append(("condition negated", ast.UnaryOp(ast.Not(), copy.deepcopy(node))))
        for kind, new in found:
            changed = copy.deepcopy(tree)
            target = [one for one in ast.walk(changed) if isinstance(one, ast.expr)][place]
            yield (
                f"{node.lineno}: {kind}: {ast.unparse(node)} -> {ast.unparse(new)}",
                ast.fix_missing_locations(
                    _Replace(target, ast.copy_location(copy.deepcopy(new), target)).visit(changed)
                ),
            )


class _Replace(ast.NodeTransformer):
    def __init__(self, target: ast.AST, new: ast.AST) -> None:
        self.target, self.new = target, new

    def visit(self, node: ast.AST) -> Any:
        return self.new if node is self.target else self.generic_visit(node)


def _untouched(tree: ast.Module) -> Iterator[int]:
    """What decides nothing: the rule's own description, type hints, how many places are shown."""
    for node in ast.walk(tree):
        parts: list[ast.AST] = []
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            parts += node.decorator_list
        if isinstance(node, ast.FunctionDef):
            parts += [node.args, *([node.returns] if node.returns else [])]
        if isinstance(node, ast.AnnAssign):
            parts.append(node.annotation)
        if isinstance(node, ast.Starred):
            parts += [n for n in ast.walk(node) if isinstance(n, ast.Slice)]
        for part in parts:
            yield from (id(inner) for inner in ast.walk(part))


# ------------------------------------------------------------------------------------------------ judging


def remember(function: Callable[..., Any]) -> Callable[..., Any]:
    """``function`` with one result for each argument: reading and extraction do not change with a rule."""
    known: dict[int, tuple[Any, Any]] = {}

    def wrapped(argument: Any, *more: Any) -> Any:
        if id(argument) not in known:
            known[id(argument)] = argument, function(argument, *more)
        return known[id(argument)][1]

    return wrapped


def survives(rule: Rule, tree: ast.Module, cases: list[dict[str, Any]]) -> bool:
    """Whether every case of the rule still passes."""
    signal.signal(signal.SIGALRM, _late)
    signal.alarm(_SECONDS)
    try:
        module = ModuleType("mutant")
        # Dataclasses and string annotations look their module up by name.
        sys.modules["mutant"] = module
        exec(compile(tree, rule.file, "exec"), module.__dict__)
        mutant = REGISTERED[rule.id]
        engine.all_rules = lambda: (mutant,)  # type: ignore[assignment]
        for case in cases:
            test_case(mutant, case)
    except (Exception, Timeout):
        return False
    finally:
        signal.alarm(0)
        REGISTERED[rule.id] = rule
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--survivors", action="store_true", help="show the changes that no case noticed")
    parser.add_argument("codes", nargs="*", help="rule codes or their beginnings; all when none is given")
    arguments = parser.parse_args()
    case_document.case_document = remember(case_document.case_document)
    case_document.extract = remember(case_document.extract)
    case_document.case_figures = remember(case_document.case_figures)
    case_document.case_others = remember(case_document.case_others)
    case_document.conceal = remember(case_document.conceal)
    rules = [rule for rule in all_rules() if Path(rule.file).is_file() and rule.file.endswith(".py")]
    all_of, all_killed = 0, 0
    for rule in rules:
        if arguments.codes and not any(rule.id.startswith(code) for code in arguments.codes):
            continue
        cases = case_file(rule)["cases"]
        if not survives(rule, ast.parse(Path(rule.file).read_text("utf-8")), cases):
            print(f"{rule.id}  its cases fail unchanged")
            return 1
        every = list(mutants(Path(rule.file).read_text("utf-8")))
        alive = [words for words, tree in every if survives(rule, tree, cases)]
        killed = len(every) - len(alive)
        all_of, all_killed = all_of + len(every), all_killed + killed
        share = f"{100 * killed / len(every):3.0f}%" if every else "  – "
        print(f"{rule.id}  {killed:3} of {len(every):3}  {share}  {len(cases)} cases", flush=True)
        if arguments.survivors:
            for words in alive:
                print(f"    {words}")
    print(f"killed {all_killed} of {all_of} changes, {100 * all_killed / max(all_of, 1):.1f}%")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
