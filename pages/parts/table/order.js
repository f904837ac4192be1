// In which order the rows of a table stand. What a cell means in order, its rank among the cells
// of its column, comes from Python; columns without ranks sort by their texts. What is missing
// stands last in both directions.

// Next time the head of a column is pressed: upwards, downwards, as the rows were listed.
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

// A cell is a text, or a text with an address.
export function textOf(cell) {
  return Array.isArray(cell) ? cell[0] : cell;
}

export function turned(order, column) {
  const direction = NEXT[order.column === column ? order.direction : "none"];
  return { column, direction };
}

export function ordered({ columns, rows }, { column, direction }, language) {
  const numbers = [...rows.keys()];
  if (direction === "none") {
    return numbers;
  }
  const key = keysOf(columns[column], rows, column);
  const compare = comparing(columns[column], language);
  const sign = direction === "ascending" ? 1 : -1;
  return numbers.sort((one, other) => {
    const [first, second] = [key(one), key(other)];
    if (first === null || second === null) {
      return (first === null) - (second === null);
    }
    return sign * compare(first, second);
  });
}

function keysOf({ ranks }, rows, column) {
  return ranks.length
    ? (number) => ranks[number]
    : (number) => textOf(rows[number][column]) || null;
}

// Chinese by pinyin, Latin letters by the alphabet, numbers inside of texts by size.
function comparing({ ranks }, language) {
  return ranks.length
    ? (one, other) => one - other
    : new Intl.Collator(language, { numeric: true }).compare;
}
