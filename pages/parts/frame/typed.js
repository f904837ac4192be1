// What is typed into a list of Streamlit's finds names in other spellings too: in traditional
// characters, and with blanks in PM 2.5. Only where a list has no hit the field is written as the
// report writes names (report/analysis/spellings.py), so that nothing changes which finds something.
//
// Of Streamlit (1.67) it relies on data-testid=stMultiSelect and stSelectbox, and on data-empty of
// the open list that a field controls; tests/browser/test_typed.py says whether that is still there.

const FIELD = ":is([data-testid=stMultiSelect], [data-testid=stSelectbox]) input";
// pm 2.5, pm 2 .5, r & d, 5 g
const BLANKS =
  /(?<=[a-z]) +(?=[\d&])|(?<=[\d.]) +(?=[\d.])|(?<=&) +(?=[a-z])|(?<=\b\d) +(?=[a-z]\b)/gi;
const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;

// Each traditional character and the simplified one, asked for once there is something to find.
let characters = null;

async function read(address) {
  const home = window.__streamlit?.BACKEND_BASE_URL ?? document.baseURI;
  const answer = await fetch(new URL(address, home));
  const pairs = answer.ok ? (await answer.text()).split("\n") : [];
  return new Map(pairs.map((pair) => [...pair]));
}

function hasHits(field) {
  const list = document.getElementById(field.getAttribute("aria-controls"));
  return list?.dataset.empty !== "true";
}

function asWritten(text) {
  const simplified = [...text].map((character) => characters.get(character) ?? character);
  return simplified.join("").replace(BLANKS, "");
}

async function typed({ target, isComposing }, address) {
  const isField = target instanceof HTMLInputElement && target.matches(FIELD);
  const text = target.value;
  if (!isField || isComposing || !text || hasHits(target)) {
    return;
  }
  characters ??= await read(address).catch(() => null);
  const other = characters && asWritten(text);
  if (other && other !== text && target.value === text) {
    setValue.call(target, other);
    target.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

export function followTyping(address) {
  // The list shows what it has found once the event has been everywhere.
  const listen = (event) => setTimeout(typed, 0, event, address);
  document.addEventListener("input", listen);
  document.addEventListener("compositionend", listen);
  return () => {
    document.removeEventListener("input", listen);
    document.removeEventListener("compositionend", listen);
  };
}
