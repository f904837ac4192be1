// How buttons, charts and tables ask for the sources of figures: by the `keys` of these, or by a
// `place` in a `sheet` that is among the `parts` of whoever asks. One part of the page answers all.

export const ASKING = "report-asks";

export function askFor(figures) {
  const asked = new CustomEvent(ASKING, { detail: figures });
  document.dispatchEvent(asked);
}
