// What a page says just now: its address, its controls, and all words and drawings that are seen,
// those in the shadow of elements too. Lines, by the part of the page that they are of.
() => {
  const main = document.querySelector("[data-testid=stMain]");
  const every = [];
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      every.push(one);
      if (one.shadowRoot) {
        walk(one.shadowRoot);
      }
    }
  };
  walk(main);
  const show = every.find((one) => one.matches("dialog[open]"));
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true });
  const seen = (selector) => every.filter((one) => one.matches(selector) && isSeen(one));
  const words = (one) => one.textContent.trim().replace(/\s+/g, " ");
  const state = (one) =>
    one.matches("input")
      ? `${one.ariaLabel ?? one.name} = ${one.type === "checkbox" ? one.checked : (one.ariaValueText ?? one.value)}`
      : `${words(one) || one.title || one.ariaLabel} ${one.ariaChecked ?? one.ariaSelected ?? one.ariaPressed ?? ""}`;
  const controls = seen("[role=radio], [role=tab], button[aria-pressed], input, [data-tag]");
  const drawings = seen("svg.main-svg").map((svg) =>
    [...svg.querySelectorAll("text, .trace path, .trace rect")]
      .map((one) => (one.matches("text") ? words(one) : one.getAttribute("d")))
      // Plotly draws in another order what comes later.
      .sort()
      .join(" "),
  );
  return {
    address: [location.pathname + location.search],
    controls: controls.map(state),
    headings: seen("h1, h2, h3, h4").map(words),
    charts: seen("[data-testid=stPlotlyChart]").map((one) => one.ariaLabel),
    drawings,
    text: main.innerText.split("\n").map((line) => line.trim()).filter(Boolean).sort(),
    language: [document.documentElement.lang, document.title],
    show: show
      ? [...every].filter((one) => one.matches(".bar output, .page")).map((one) => `${one.className} ${words(one)}`)
      : [],
  };
}
