// A system that turns dark in the evening turns Streamlit's own parts at once. What the server has
// drawn follows when it is told, and Streamlit has taken note of the new theme by then.

const DARK = matchMedia("(prefers-color-scheme: dark)");
// In milliseconds.
const A_MOMENT = 100;

export function followTheme(tell) {
  const turned = () => setTimeout(() => tell(DARK.matches ? "dark" : "light"), A_MOMENT);
  DARK.addEventListener("change", turned);
  return () => DARK.removeEventListener("change", turned);
}
