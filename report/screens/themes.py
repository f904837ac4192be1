"""One tree for readers of both themes: each colour as the browser chooses it by the theme."""

from __future__ import annotations

from report.charts.nodes import Node


def in_both_themes(light: Node, dark: Node) -> Node:
    """The tree of a light screen, with the colours of the dark one where these differ.

    ValueError where the two differ in anything but values of attributes.
    """
    if _without_values(light) != _without_values(dark):
        raise ValueError(f"{light.tag} {light.text!r}, dark: {dark.tag} {dark.text!r}")
    attributes = {
        name: value if value == dark.attributes[name] else _chosen(value, dark.attributes[name])
        for name, value in light.attributes.items()
    }
    pairs = zip(light.children, dark.children, strict=True)
    children = tuple(in_both_themes(one, other) for one, other in pairs)
    return Node(light.tag, attributes, light.text, children)


def _without_values(node: Node) -> tuple[str, str, list[str], int]:
    return node.tag, node.text, list(node.attributes), len(node.children)


def _chosen(light: str | float, dark: str | float) -> str:
    return f"light-dark({light}, {dark})"
