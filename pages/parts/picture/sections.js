// The bar of a page's sections marks the one that is being read, and keeps it in sight.

import { MAIN } from "./nodes.js";

// A section is read from where its heading has come this near to the top, in pixels.
const READ = 160;

export function followReading(bar) {
  const main = bar.closest(MAIN);
  const mark = () => {
    const links = [...bar.querySelectorAll("a")];
    const current = links.findLast(hasBegun) ?? links[0];
    for (const link of links) {
      if (link === current && !link.ariaCurrent) {
        link.ariaCurrent = "location";
        bar.scrollTo({ left: link.offsetLeft - bar.clientWidth / 2 });
      } else if (link !== current) {
        link.ariaCurrent = null;
      }
    }
  };
  main.onscroll = mark;
  mark();
  return () => {
    main.onscroll = null;
  };
}

function hasBegun(link) {
  const heading = document.getElementById(link.hash.slice(1));
  return heading && heading.getBoundingClientRect().top < READ;
}
