// Says that newer figures are served than those that the page shows, and shows them at a click.
//
// The server's health names the files that are served by a mark. It is asked while the page is
// seen, and each time it comes to be seen again; a lost connection changes nothing.

import { say } from "./arrival.js";

// In milliseconds, between two looks.
const LOOK_EVERY = 30000;

// Ends what the last run of the page began: nobody tells a script that its page has run again.
let endWatch = () => {};

// `news` is the mark of what the page shows, empty where nobody watches the files, and words.
export function watchFigures(news, show) {
  endWatch();
  endWatch = news.mark ? watching(news, noticeOf(news, show)) : () => {};
  return () => endWatch();
}

function watching(news, notice) {
  const look = async () => {
    // A slide show looks for itself, and begins anew.
    if (document.hidden || document.querySelector("dialog:modal")) {
      return;
    }
    const mark = await servedMark();
    if (mark && notice.isConnected) {
      tell(notice, mark !== news.mark, news.said);
    }
  };
  // In the colours of its theme.
  document.querySelector("[data-testid=stApp]").append(notice);
  document.addEventListener("visibilitychange", look);
  const looking = setInterval(look, LOOK_EVERY);
  return () => {
    clearInterval(looking);
    document.removeEventListener("visibilitychange", look);
    notice.remove();
  };
}

async function servedMark() {
  try {
    const home = window.__streamlit?.BACKEND_BASE_URL ?? new URL(".", location.href);
    const answer = await fetch(new URL("api/v1/health", home), { cache: "no-store" });
    return answer.ok ? (await answer.json()).data : null;
  } catch {
    return null;
  }
}

function tell(notice, isNew, said) {
  if (isNew === notice.matches(":popover-open")) {
    return;
  }
  notice.togglePopover(isNew);
  if (isNew) {
    say(said);
  }
}

function noticeOf(news, show) {
  const notice = document.createElement("div");
  notice.className = "new-figures";
  notice.popover = "manual";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = news.show;
  button.addEventListener("click", show);
  notice.append(news.said, button);
  return notice;
}
