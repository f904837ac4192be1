// A choice that is made while a page comes back is taken.
//
// A server that knew nothing of the page learns of its parts by a first run of it. What is chosen
// in a part before that Streamlit passes over in silence: the control would show the choice, and
// the chart never. So the page is run once more, with what its controls show.

const APP = "[data-testid=stApp]";
// In milliseconds: until controls show what the server has said of them, after its run.
const SHOWN_AFTER = 300;
// And until a server that has much to do has begun with what is chosen meanwhile: a run that comes
// between may have the address and the page part.
const BEGUN_AFTER = 2000;
// And until a page that is being left, as by signing out, is gone.
const LEFT_AFTER = 5000;
// What is answered to who has not signed in, and to who is not listed.
const SHUT = [401, 403];
const ACTS = ["pointerdown", "click", "keydown"];

// The connection is THERE, AWAY, BACK and not answered yet, or ANSWERED by a run that goes on.
const [THERE, AWAY, BACK, ANSWERED] = ["there", "away", "back", "answered"];

let connection = THERE;
let isUsed = false;
let waiting;
let leftAt = Number.NEGATIVE_INFINITY;
// Replaced by each run of the page, as nobody tells a script that its page has run again.
let runAnew;

export function followReconnection(tell) {
  if (!runAnew) {
    new MutationObserver(turned).observe(document.querySelector(APP), {
      attributeFilter: ["data-test-connection-state", "data-test-script-state"],
    });
    for (const type of ACTS) {
      document.addEventListener(type, acted, { capture: true, passive: true });
    }
    addEventListener("beforeunload", () => {
      leftAt = performance.now();
    });
  }
  runAnew = tell;
}

function acted() {
  if (waiting) {
    wait(BEGUN_AFTER);
  } else {
    isUsed ||= connection === BACK || connection === ANSWERED;
  }
}

function wait(pause) {
  clearTimeout(waiting);
  waiting = setTimeout(answered, pause);
}

function turned() {
  const { testConnectionState, testScriptState } = document.querySelector(APP).dataset;
  const isStill = testScriptState === "notRunning";
  clearTimeout(waiting);
  waiting = undefined;
  if (testConnectionState !== "CONNECTED") {
    if (connection !== AWAY) {
      leaveWhatIsShut();
    }
    connection = AWAY;
    isUsed = false;
  } else if (connection === AWAY) {
    connection = BACK;
  } else if (connection === BACK && !isStill) {
    connection = ANSWERED;
  } else if (connection === ANSWERED && isStill) {
    wait(SHOWN_AFTER);
  }
}

function answered() {
  waiting = undefined;
  connection = THERE;
  if (isUsed) {
    runAnew();
  }
}

// Where readers sign in, the connection of one who may read no more is ended, and the server says
// so at every address: the page gives way to that. Who signs out is led on by that, not by this.
async function leaveWhatIsShut() {
  if (!document.querySelector(".draft-note")) {
    return;
  }
  const rest = Math.max(0, leftAt + LEFT_AFTER - performance.now());
  await new Promise((goOn) => setTimeout(goOn, rest));
  try {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    if (SHUT.includes(answer.status)) {
      location.reload();
    }
  } catch {
    // The server is away, and nobody's rights have ended.
  }
}
