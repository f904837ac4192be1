"""The report as a slide show for a wall, and as slides to download."""

from __future__ import annotations

from pages.parts import downloads, sections
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from pages.parts.slideshow import options, slideshow


def show(ctx: PageContext) -> None:
    """The button that starts the show, its options, and the slides as a file."""
    sections.title(ctx.word("nav.present"))
    sections.text(ctx.word("present.intro"))
    deck_options, theme = options.chosen(ctx), options.mode(ctx)
    opened, seconds = options.is_opened(), options.seconds()
    slideshow.show(deck_options, theme, ctx, opened=opened, seconds=seconds)
    options.controls(deck_options, theme, ctx)
    sections.text(ctx.word("present.keys"))
    element.show([downloads.slides(deck_options, ctx)], "save_slides_present")
