// What the theme leaves open: the name of its search, and tables that keys can scroll.
window.addEventListener("load", () => {
  document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Search");
  for (const room of document.querySelectorAll(".md-typeset__scrollwrap")) {
    room.tabIndex = 0;
    room.setAttribute("role", "group");
    room.setAttribute("aria-label", "Table");
  }
});
