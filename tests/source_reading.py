"""What the rules of test_layers.py look at: a source file's imports, functions and calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Module:
    """One source file: its path from the root ("knowledge/text.py") and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file's syntax."""
        return ast.parse(self.text, self.path)

    @property
    def name(self) -> str:
        """The name it is imported by: "knowledge.text", and "knowledge" for its __init__."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def layer(self) -> str:
        """The top-level package."""
        return self.path.split("/", maxsplit=1)[0]

    @property
    def imports(self) -> frozenset[str]:
        """Dotted names of all that is imported anywhere in the file, inside functions too.

        `from a.b import c` is "a.b.c", be c a module or a name in one; relative ones are resolved.
        """
        return frozenset(name for node in ast.walk(self.tree) for name in self._imported(node))

    def _imported(self, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = [*self._package(node.level), *([node.module] if node.module else [])]
            yield from (".".join([*base, alias.name]) for alias in node.names)

    def _package(self, level: int) -> list[str]:
        """The package that `level` leading dots stand for."""
        folders = self.path.split("/")[:-1]
        return folders[: len(folders) - level + 1] if level else []


def functions(module: Module) -> Iterator[tuple[str, int]]:
    """Each function's place, and its lines from `def` to the end, the docstring left out."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{module.path}:{node.lineno} {node.name}", _span(node) - _docstring_span(node)


def _span(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _docstring_span(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return 0 if ast.get_docstring(function) is None else _span(function.body[0])


def calls(module: Module, name: str) -> list[str]:
    """The places where `name(…)` or `anything.name(…)` is called."""
    found = (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))
    return [f"{module.path}:{node.lineno}" for node in found if _called_name(node) == name]


def _called_name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
