// Pages that a browser translates by itself go on: nothing breaks, and what changes is seen.
//
// A browser replaces a text by its translation in <font>. React keeps the text that it made, now
// outside the page: it would write into it unseen, and fail where it wants to take it away or to
// put something before it. Here the translation stands for the text in both, and gives its place
// back as soon as the text says something else.

// Of each text that was replaced: the element that stands there now.
const standIns = new WeakMap();
const { insertBefore, removeChild } = Node.prototype;

const standIn = (parent, child) => {
  const found = child && child.parentNode !== parent ? standIns.get(child) : null;
  return found?.parentNode === parent ? found : child;
};

function patch() {
  Node.prototype.removeChild = function remove(child) {
    removeChild.call(this, standIn(this, child));
    return child;
  };
  Node.prototype.insertBefore = function insert(added, before) {
    return insertBefore.call(this, added, standIn(this, before));
  };
}

function unpatch() {
  Object.assign(Node.prototype, { insertBefore, removeChild });
}

export function followTranslation() {
  const rewritten = new MutationObserver((records) => {
    for (const { target } of records) {
      standIns.get(target)?.replaceWith(target);
      standIns.delete(target);
    }
  });
  const replaced = new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records) {
      const [text, font] = [removedNodes[0], addedNodes[0]];
      if (font?.nodeName === "FONT" && text?.nodeType === Node.TEXT_NODE) {
        standIns.set(text, font);
        rewritten.observe(text, { characterData: true });
      }
    }
  });
  patch();
  replaced.observe(document.body, { subtree: true, childList: true });
  return () => {
    replaced.disconnect();
    rewritten.disconnect();
    unpatch();
  };
}
