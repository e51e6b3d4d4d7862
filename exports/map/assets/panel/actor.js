// The panel of an actor: who it is, what it is said to have received, and what to have passed on.
import { data } from "../view/data.js";
import { dom } from "../view/dom.js";
import { choice } from "../view/state.js";
import { about, t } from "../view/words.js";

const { el, text, button, link, facts, list } = dom;

const name = (id) => text(data.actors.get(id).dossier.name);
const chips = (ids) =>
  list(
    "chips",
    ids.map((id) => button("", () => choice.choose("actor", id), name(id))),
  );

const shortly = (it) => [it.called, it.graded, ...it.both].join(" · ");
const transferButton = (id, how = "") => {
  const it = data.transfers.get(id).dossier;
  const made = button(
    "",
    () => choice.choose("transfer", id),
    text(it.giver_name),
    " → ",
    text(it.receiver_name),
    el("span", "about", shortly(it), how && ` · ${how}`),
  );
  made.dataset.transfer = id;
  return made;
};

const transfers = (title, entries) => [
  el("h3", "", title),
  list(
    "list",
    entries.map(({ transfer, how }) => transferButton(transfer, how)),
  ),
];

// What can be asked of the actor: it goes into one end of the question.
const askings = (id) => {
  const fill = (end) => () => {
    const box = dom.field(`ask-${end}`);
    box.value = data.actors.get(id).dossier.name;
    dom.byId(end === "from" ? "ask-to" : "ask-from").focus();
  };
  return el(
    "p",
    "askings",
    button("", fill("from"), t("ask-whither")),
    button("", fill("to"), t("ask-whence")),
  );
};

const arrived = ({ transfer }) => !data.transfers.get(transfer).dossier.no_edge;
const isOwn = ({ how }) => !about.of_another.includes(how);

// What is said to have come about at one end: of the actor itself and its parts, with their
// number; and apart from it what is said of what the actor is only a part of.
const ends = (title, entries) => {
  const own = entries.filter(isOwn);
  const others = about.of_another.map((how) => [how, entries.filter((one) => one.how === how)]);
  return [
    transfers(`${title}: ${own.length || t("nothing")}`, own),
    others
      .filter(([, found]) => found.length)
      .map(([how, found]) =>
        transfers(
          `${t("only-as", { title, how })}: ${found.length}`,
          found.map(({ transfer }) => ({ transfer })),
        ),
      ),
  ];
};

// What is listed and counted nowhere, with the reason.
const uncounted = (it) => {
  const found = [...it.incoming, ...it.outgoing].filter((one) => !arrived(one));
  const told = found.map(({ transfer, how }) => {
    const { standing } = data.transfers.get(transfer).dossier;
    return { transfer, how: [standing, how].filter(Boolean).join("; ") };
  });
  return told.length > 0 && transfers(`${t("uncounted")}: ${told.length}`, told);
};

const others = (it) => [...it.aliases, ...it.weak_aliases];

const render = ({ dossier: it }) => [
  el("p", "verdict", text(it.verdict.sentence)),
  el("h2", "", text(it.name)),
  el("p", "gist", it.type, el("span", "quiet", `: ${it.type_means}`)),
  facts([
    [
      t("also-called"),
      others(it).length &&
        others(it).flatMap((alias, index) => (index ? [", ", text(alias)] : [text(alias)])),
    ],
    [t("existed"), it.active && text(it.active)],
    [t("part-of"), it.within.length && chips(it.within)],
    [t("parts"), it.parts.length && chips(it.parts)],
    ["Wikidata", it.wikidata && link(it.wikidata, it.wikidata.split("/").at(-1))],
    [t("note"), it.note && text(it.note)],
    ...dom.own(it.own),
  ]),
  askings(it.id),
  ends(t("came-to-it"), it.incoming.filter(arrived)),
  ends(t("went-on-from-it"), it.outgoing.filter(arrived)),
  uncounted(it),
  it.close.length > 0 && [el("h3", "", t("close")), list("quiet", it.close.map(text))],
  it.says.length > 0 &&
    transfers(
      t("speaks-of"),
      it.says.map((transfer) => ({ transfer })),
    ),
  el("p", "quiet closing", t("no-wrongdoing")),
];

export const actorPanel = Object.freeze({
  render,
  chips,
  transferButton,
  title: ({ dossier: it }) => `${it.name}, ${it.type}. ${it.verdict.sentence}`,
});
