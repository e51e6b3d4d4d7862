// The statements that are shown as CSV, one row each, for a spreadsheet. A cell that a spreadsheet
// would take for a formula begins with an apostrophe; so does one that begins with an apostrophe
// already, so that taking one away gives back what was there.
import { about } from "../view/words.js";

/** @type {[string, (it: any, said: any) => any][]} */
const COLUMNS = [
  ["transfer", (it) => it.id],
  ["giver", (it) => it.giver_name],
  ["receiver", (it) => it.receiver_name],
  ["mode", (it) => it.mode],
  ["materiel", (it) => it.materiel.join("; ")],
  ["when", (it) => it.when],
  ["place", (it) => it.place],
  ["no_edge", (it) => it.no_edge],
  ["band", (it) => it.band ?? ""],
  ["marks", (it) => it.marks.join("; ")],
  ["support", (it) => it.masses.support[0]],
  ["low", (it) => it.range[0]],
  ["high", (it) => it.range[1]],
  ["statement", (_, said) => said.id],
  ["origin", (_, said) => said.origin],
  ["voice", (_, said) => said.voice],
  ["grade", (_, said) => said.grading],
  ["stance", (_, said) => said.stance],
  ["status", (_, said) => said.status],
  ["counted", (_, said) => (said.counted ? "yes" : "no")],
  ["explicitness", (_, said) => said.explicitness],
  ["manner", (_, said) => Object.entries(said.manner).map((pair) => pair.join(" ")).join("; ")],
  ["summary", (_, said) => said.summary],
  ["passed_on_by", (_, said) => said.chain.join(" > ")],
  ["document", (_, said) => said.document.title],
  ["outlet", (_, said) => said.document.outlet],
  ["author", (_, said) => said.document.author],
  ["published", (_, said) => said.document.published],
  ["url", (_, said) => said.document.url],
  ["paragraph", (_, said) => said.paragraph || ""],
  ["sentences", (_, said) => said.sentences],
];

const defused = (text) => (about.defused.includes(text[0]) ? `'${text}` : text);
const cell = (value) => {
  const text = typeof value === "number" ? String(value) : defused(String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csvOf = (transfers) => {
  const rows = transfers.flatMap(({ dossier }) =>
    dossier.statements.map((said) => COLUMNS.map(([, read]) => cell(read(dossier, said)))),
  );
  const lines = [COLUMNS.map(([name]) => name), ...rows];
  return `\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
};
