// The page's own words, out of the one table of its language; and what Python says of the page.

export const about = Object.freeze(JSON.parse(document.getElementById("page-data").textContent));
const rules = new Intl.PluralRules(about.lang);
// The text of that key; `{name}` in it stands for a value. A key that is not there is a fault.
export const t = (key, values = {}) => {
  let text = about.strings[key];
  if (text === undefined) throw new Error(`the page has no words for ${key}`);
  if (typeof text === "object") text = text[rules.select(values.n)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
};
