// Texts of slides: nodes of text, with the places at which their lines may end.

// The server's sign for such a place, between two phrases of Chinese.
const BREAK = "\u200b";
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });

// Write a text into an element. A line ends between two phrases, as the server has them, and never
// within a word, as the browser's dictionary knows it: each alone would part what belongs together.
export function write(element, text) {
  const [first, ...others] = wordsKept(text.split(BREAK));
  element.replaceChildren(
    first,
    ...others.flatMap((phrase) => [document.createElement("wbr"), phrase]),
  );
}

function wordsKept(phrases) {
  const whole = phrases.join("");
  const ends = new Set([...WORDS.segment(whole)].map(({ index }) => index));
  const kept = [];
  let length = 0;
  for (const phrase of phrases) {
    if (kept.length && !ends.has(length)) {
      kept.push(kept.pop() + phrase);
    } else {
      kept.push(phrase);
    }
    length += phrase.length;
  }
  return kept;
}
