// What the controls of Explore show, and what may be chosen in them next: ids by the fields that they
// set, of several with commas between them.
//
// It relies on .st-key-explore_* around the controls; in a control on role=radio with aria-checked, on
// [data-tag] with a title, and on an input of type range with aria-valuetext.

const LISTS = ["indicators", "places"];
const ONE_OF_FEW = ["view", "by"];
// The popover of filters is none of it.
const OWN = [...ONE_OF_FEW, "year", ...LISTS].map((name) => `.st-key-explore_${name}`).join();
// Of a table there is no picture.
const WITHOUT_CHART = "table";

export class Choices {
  // `names` has the ids of what controls show, by field.
  constructor(names) {
    this.names = names;
  }

  // Nothing of a control that there is not.
  shown() {
    const values = {};
    for (const name of ONE_OF_FEW) {
      const chosen = within(name).find("[role=radio][aria-checked=true]");
      values[name] = this.names[name][chosen?.textContent];
    }
    for (const name of LISTS) {
      const isThere = within(name).find("input") ?? undefined;
      values[name] = isThere && written(this.ids(name));
    }
    values.year = yearOf(within("year").find("input[type=range]"));
    return values;
  }

  ids(name) {
    return tags(name).map((tag) => this.names[name][tag.title]);
  }

  // What whoever points there, or comes there by key, may choose.
  at(target) {
    const radio = target.closest("[role=radio]");
    for (const name of ONE_OF_FEW) {
      if (radio?.closest(`.st-key-explore_${name}`)) {
        return [{ [name]: this.names[name][radio.textContent] }];
      }
    }
    for (const name of LISTS) {
      const ids = this.ids(name);
      const option = target.closest("[role=option]");
      const tag = target.closest(`.st-key-explore_${name} [data-tag]`);
      if (option && isOpen(name)) {
        return [{ [name]: written([...ids, this.names[name][option.textContent]]) }];
      }
      if (tag || target.closest(`.st-key-explore_${name} input`)) {
        return [without(name, ids, tag ? Number(tag.dataset.tagIndex) : ids.length - 1)];
      }
    }
    return [];
  }

  // What lies one choice away, beginning with the control that was used last.
  oneAway(used) {
    const views = Object.values(this.names.view).filter((name) => name !== WITHOUT_CHART);
    const ways = { view: views.map((view) => ({ view })) };
    for (const name of LISTS) {
      const ids = this.ids(name);
      const fewer = ids.map((_, away) => without(name, ids, away));
      ways[name] = ids.length > 1 ? fewer.reverse() : [];
    }
    const { [used]: first = [], ...rest } = ways;
    return [...first, ...Object.values(rest).flat()];
  }
}

// Whether what a reader acts upon is one of the controls.
export function isControl(target) {
  return target.closest("[role=option]") ? LISTS.some(isOpen) : Boolean(target.closest(OWN));
}

export function isInList(target) {
  return LISTS.some((name) => target.closest?.(`.st-key-explore_${name}`));
}

export function isYear(target) {
  return Boolean(target.closest(".st-key-explore_year"));
}

// Whether it is set, and was set to something else before.
export function isSet(value, before) {
  return typeof value === "string" && typeof before === "string" && value !== before;
}

export function defined(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function within(field) {
  const control = document.querySelector(`.st-key-explore_${field}`);
  return { find: (selector) => control?.querySelector(selector) };
}

function isOpen(list) {
  return Boolean(within(list).find("[aria-expanded=true]"));
}

// A list of names is there a second time, in a template, to be measured.
function tags(field) {
  const list = `.st-key-explore_${field} .react-aria-ComboBox [data-tag] [title]`;
  return [...document.querySelectorAll(list)];
}

function without(name, ids, away) {
  return { [name]: written(ids.filter((_, number) => number !== away)) };
}

function written(ids) {
  return ids.every(Boolean) ? ids.join(",") : undefined;
}

// The text of a year has no other figures: 2016, 2016年.
function yearOf(slider) {
  return slider?.ariaValueText?.match(/\d{4}/)?.[0];
}
