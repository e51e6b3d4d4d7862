// One statement: who says so, how, where it stands, and what is said. The same for every side.
import { dom } from "../view/dom.js";
import { t } from "../view/words.js";

const { el, text, link } = dom;

const where = ({ document: source, paragraph, sentences }) => {
  const parts = [link(source.url, el("cite", "", text(source.title)))];
  if (source.outlet) parts.push(text(source.outlet));
  if (source.author) parts.push(text(source.author));
  if (source.published) parts.push(source.published);
  if (paragraph) parts.push(t("paragraph", { n: paragraph }));
  if (sentences) parts.push(t(sentences.includes("-") ? "sentences" : "sentence", { which: sentences }));
  return el(
    "p",
    "where",
    parts.flatMap((part, index) => (index ? [", ", part] : [part])),
  );
};

const route = ({ chain, document: source }) => {
  const names = [...chain, source.outlet || source.title];
  const passed = names.flatMap((name, index) => (index ? [" › ", text(name)] : [text(name)]));
  return chain.length > 0 && el("p", "quiet", `${t("passed-on")} `, passed);
};

const manner = (said) => {
  const words = Object.entries(said.manner).map(([name, word]) => `${t(name)} ${word}`);
  if (said.explicitness !== "explicit") words.unshift(`${t("explicitness")} ${said.explicitness}`);
  if (said.document.genre) words.push(`${t("genre")} ${said.document.genre}`);
  if (said.stated_on) words.push(`${t("said-on")} ${said.stated_on}`);
  return words.length > 0 && el("p", "quiet", words.join(" · "));
};

const standing = ({ status, counted }) =>
  [status === "active" ? "" : status, counted ? "" : t("not-counted")].filter(Boolean).join(", ");

const block = (said, sameVoice, sameOrigin) => {
  const made = el(
    "article",
    `said ${said.side}${sameVoice ? " same-voice" : ""}`,
    el("h4", "", text(said.origin), " ", el("span", "grade", said.grading)),
    el(
      "p",
      "",
      el("span", "stance", said.stance),
      standing(said) && ` (${standing(said)})`,
      sameVoice && el("span", "quiet", ` · ${t("same-voice")}`),
    ),
    el("p", "quote", text(said.summary)),
    where(said),
    said.document.copy_of &&
      el("p", "quiet", `${t("copy-of")} `, text(said.document.copy_of)),
    route(said),
    manner(said),
    said.grade_reason && !sameOrigin && el("p", "quiet", `${t("grade")} `, text(said.grade_reason)),
    dom.own(said.own).map(([name, cell]) => el("p", "quiet", `${name}: `, cell)),
  );
  made.dataset.statement = said.id;
  return made;
};

// Statements of one side; those of one voice stand together.
const side = (title, all, name) => {
  const found = all.filter((said) => said.side === name);
  const voices = [...new Set(found.map(({ voice }) => voice))];
  const blocks = voices.flatMap((voice) => {
    const same = found.filter((said) => said.voice === voice);
    return same.map((said, index) =>
      block(said, index > 0, same[index - 1]?.origin === said.origin),
    );
  });
  return found.length > 0 && [el("h3", "", `${title} (${found.length})`), blocks];
};

export const statement = Object.freeze({ side });
