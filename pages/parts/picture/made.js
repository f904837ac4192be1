// An element with properties and a text, or another element, in it.

export function made(tag, properties = {}, text = "") {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(text);
  return node;
}
