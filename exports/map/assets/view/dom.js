// Elements with text in them. Text from the data goes in as text, never as markup.

const byId = (id) => document.getElementById(id);
/** @type {(id: string) => HTMLInputElement} */
const field = (id) => /** @type {HTMLInputElement} */ (byId(id));

const add = (parent, children) => {
  for (const child of children.flat(Infinity)) {
    if (child || child === 0) parent.append(child);
  }
  return parent;
};

const el = (tag, className, ...children) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return add(made, children);
};

// A text of the data, kept apart from its surroundings whichever way it runs.
const text = (value) => el("bdi", "", String(value));

const button = (className, act, ...children) => {
  const made = el("button", className, ...children);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};

const link = (url, ...children) => {
  if (!/^https?:\/\//i.test(url)) return el("span", "", ...children);
  const made = el("a", "", ...children);
  made.href = url;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
};

const list = (className, items) =>
  el(
    "ul",
    className,
    items.map((item) => el("li", "", item)),
  );

// Pairs of a word and its value; pairs without a value are left out.
const facts = (pairs) =>
  el(
    "dl",
    "facts",
    pairs
      .filter(([, value]) => value)
      .map(([name, value]) => [el("dt", "", name), el("dd", "", value)]),
  );

// The user's own columns as pairs for facts: the name as it is in the table, the cell as text.
const own = (cells) => Object.entries(cells).map(([name, cell]) => [name, text(cell)]);

const announce = (message) => {
  byId("announce").textContent = message;
};

export const dom = Object.freeze({ byId, field, el, text, button, link, list, facts, own, announce });
