// Streamlit's own labels and messages in the reader's language, put in place as they appear. The
// document says which language that is: screen readers choose their voice by it.
//
// Which of its texts give way to which words is said in report/web/streamlit_labels.py. A text
// gives way where it is the whole of a label or of a text; what it was is kept, so that another
// language finds it. No text of a drawing or of an element of our own is looked at: they come in
// the reader's language.

import { followReconnection } from "./reconnection.js";
import { followTheme } from "./theme.js";
import { followTranslation } from "./translation.js";
import { followTyping } from "./typed.js";
import { all } from "./waiting.js";

const LABELS = ["aria-label", "title", "placeholder"];
const LABELLED = LABELS.map((name) => `[${name}]`).join(", ");
const OWN =
  "svg, script, style, dialog, [data-picture], [data-table], [data-block], [data-testid=stPlotlyChart]";
const NAME = "{name}";

// Of each element or text that was changed: what it said, and what it says, by the label or "".
const changed = new WeakMap();
let words = new Map();
let patterns = [];

function learn(data) {
  const entries = Object.entries(data.words);
  words = new Map(entries.filter(([said]) => !said.includes(NAME)));
  patterns = entries
    .filter(([said]) => said.includes(NAME))
    .map(([said, word]) => [said.split(NAME), word]);
}

function wordFor(said) {
  const word = words.get(said);
  if (word !== undefined) {
    return word;
  }
  for (const [[before, after], pattern] of patterns) {
    const isLonger = said.length > before.length + after.length;
    if (isLonger && said.startsWith(before) && said.endsWith(after)) {
      const name = said.slice(before.length, said.length - after.length);
      return pattern.replace(NAME, () => name);
    }
  }
  return said;
}

// The text to show instead of the one that stands there, which may be a word of another language.
function reworded(node, place, text) {
  const places = changed.get(node) ?? {};
  const before = places[place];
  const said = before?.word === text ? before.said : text;
  const word = wordFor(said);
  if (word !== said || before) {
    changed.set(node, { ...places, [place]: { said, word } });
  }
  return word;
}

function label(element, name) {
  const text = element.getAttribute(name);
  const word = text && reworded(element, name, text);
  if (word && word !== text) {
    element.setAttribute(name, word);
  }
}

function write(node) {
  const text = node.nodeValue;
  const said = text.trim();
  const word = said && reworded(node, "", said);
  if (word && word !== said) {
    node.nodeValue = word;
  }
}

const isOwn = (node) => Boolean((node.parentElement ?? node).closest?.(OWN));

function look(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    write(node);
  } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(OWN)) {
    for (const element of [node, ...all(LABELLED, node)]) {
      for (const name of LABELS) {
        label(element, name);
      }
    }
    const accept = (one) =>
      one.nodeType === Node.ELEMENT_NODE && one.matches(OWN)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT;
    const show = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
    const walker = document.createTreeWalker(node, show, accept);
    while (walker.nextNode()) {
      if (walker.currentNode.nodeType === Node.TEXT_NODE) {
        write(walker.currentNode);
      }
    }
  }
}

function noticed(records) {
  for (const { type, target, attributeName, addedNodes } of records) {
    if (isOwn(target)) {
      continue;
    }
    if (type === "attributes") {
      label(target, attributeName);
    } else if (type === "characterData") {
      write(target);
    } else {
      addedNodes.forEach(look);
    }
  }
}

export default function wording({ data, setTriggerValue }) {
  document.documentElement.lang = data.language;
  learn(data);
  look(document.body);
  const watch = new MutationObserver(noticed);
  watch.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: LABELS,
  });
  const endTranslation = followTranslation();
  const endTyping = followTyping(data.simplified);
  const endTheme = followTheme((theme) => setTriggerValue("theme", theme));
  followReconnection(() => setTriggerValue("reconnection", true));
  return () => {
    watch.disconnect();
    endTranslation();
    endTyping();
    endTheme();
  };
}
