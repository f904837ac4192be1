// A link to a file, which is made when it is asked for: that may take half a minute, and may fail.
// Until it is there the link says so; what went wrong is said beneath it, and read aloud.

import { made } from "./made.js";

// How often a page asks how many files are made before its own, in milliseconds.
const ASKED_EVERY = 2000;
// For how long the browser has the time to keep a file, in milliseconds.
const KEPT = 60_000;

export async function fetchFile(link) {
  if (link.ariaBusy === "true") {
    return;
  }
  const note = noteOf(link);
  link.ariaBusy = "true";
  note.className = "file-note";
  note.textContent = link.dataset.making;
  const ticket = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  const asking = setInterval(() => tellPlace(ticket, link, note), ASKED_EVERY);
  const answer = await fetch(link.href, { headers: { "X-Ticket": ticket } }).catch(() => null);
  clearInterval(asking);
  const failure = answer?.ok ? "" : await whyNot(answer, link);
  if (answer?.ok) {
    handOver(await answer.blob(), nameIn(answer));
  }
  note.classList.toggle("is-failure", failure !== "");
  note.textContent = failure;
  link.ariaBusy = null;
}

// Other files may be made before: their number is told while the file waits.
async function tellPlace(ticket, link, note) {
  const address = new URL(`../waiting/${ticket}`, link.href);
  address.search = new URL(link.href).search;
  const answer = await fetch(address).catch(() => null);
  const told = answer?.status === 200 ? await answer.text() : link.dataset.making;
  if (link.ariaBusy === "true" && note.textContent !== told) {
    note.textContent = told;
  }
}

// It stays beside its link: a message is heard where it changes, not where it appears.
function noteOf(link) {
  const next = link.nextElementSibling;
  if (next) {
    return next;
  }
  const note = made("p", { role: "status" });
  link.after(note);
  return note;
}

// The words of the server; where it has none, or is not there, those of the page.
async function whyNot(answer, link) {
  const isTold = answer?.headers.get("content-type")?.startsWith("text/plain");
  const said = isTold && answer.status !== 500 ? await answer.text() : "";
  return said || link.dataset.failed;
}

function nameIn(answer) {
  return /filename="([^"]*)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "";
}

function handOver(content, name) {
  const address = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
