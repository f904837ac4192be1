"""The pages that the menu lists, in its order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from report.screens.bar import MenuPage
from report.screens.context import ScreenContext

AddressOf = Callable[[str], str]


def menu(
    ctx: ScreenContext,
    address_of: AddressOf,
    *,
    has_changes: bool,
    without: Collection[str] = (),
) -> dict[str, Sequence[MenuPage]]:
    """Pages by the title under which they stand; `address_of` gives where the link to a path leads.

    There are changes to tell where an edition came before the newest one. Pages that stand by
    themselves and that there are not are named in `without`.
    """

    def named(path: str) -> MenuPage:
        return MenuPage(path, ctx.word(f"nav.{path or 'overview'}"), address_of(path))

    areas = [
        MenuPage(area.id, ctx.fmt.say(area.name), address_of(area.id)) for area in ctx.report.areas
    ]
    about = ["indicator", "sources", "calendar", "unknowns"]
    about += ["changes"] if has_changes else []
    about += ["glossary"] if ctx.report.glossary else []
    alone = [path for path in ("", "explore", "present") if path not in without]
    single = {page.title: [page] for page in map(named, alone)}
    first, *others = single.items()
    return dict(
        [
            first,
            (ctx.word("nav.areas"), areas),
            *others,
            (ctx.word("nav.data_pages"), [named(path) for path in about]),
        ]
    )
