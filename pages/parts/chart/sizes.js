// A chart in the size of its place.

// A layout for a place of this width: as `meta.sizes` has it from the largest width that is in it.
export function fitted(whole, width) {
  const sizes = whole.meta.sizes;
  const [, changes] = sizes.findLast(([from]) => from <= width) ?? sizes[0];
  const layout = merged(whole, changes);
  layout.width = width;
  return layout;
}

// The changes become part of the whole, at any depth; of a list single entries, by their numbers.
function merged(whole, changes) {
  for (const [name, value] of Object.entries(changes)) {
    const both = value instanceof Object && whole[name] instanceof Object && !Array.isArray(value);
    whole[name] = both ? merged(whole[name], value) : value;
  }
  return whole;
}
