// The panel beside the map: the chosen thing, else the answer to what is asked, else the lists.
import { answers } from "../view/answers.js";
import { data } from "../view/data.js";
import { dom } from "../view/dom.js";
import { filters } from "../view/filters.js";
import { choice, state } from "../view/state.js";
import { t } from "../view/words.js";
import { actorPanel } from "./actor.js";
import { pathPanel } from "./paths.js";
import { transferPanel } from "./transfer.js";

const { el, button, list } = dom;
const LONG = 150;
const panel = dom.byId("panel");
const wide = window.matchMedia("(min-width: 1200px)");

// A long list is made when it is opened.
const section = (title, items, render) => {
  if (!items.length) return null;
  const made = el("details", "", el("summary", "", el("h3", "", `${title} (${items.length})`)));
  const fill = () => made.append(render(items.map(({ id }) => id)));
  made.open = wide.matches && items.length <= LONG;
  if (items.length <= LONG) fill();
  else made.addEventListener("toggle", fill, { once: true });
  return made;
};
const transferList = (ids) =>
  list(
    "list",
    ids.map((id) => actorPanel.transferButton(id)),
  );

const isArrow = ({ dossier }) => !dossier.no_edge;
const lists = () => {
  const hidden = data.drawnTransfers.length - filters.drawn().length;
  return [
    el("h2", "", t("choose")),
    el("p", "quiet", t("choose-how")),
    hidden > 0 && el("p", "note", t("filtered-out", { n: hidden })),
    section(t("list-drawn"), filters.drawn().filter(isArrow), transferList),
    section(t("list-short"), filters.drawn().filter((one) => !isArrow(one)), transferList),
    section(t("list-undrawn"), data.otherTransfers, transferList),
    section(t("list-actors"), data.drawnActors, actorPanel.chips),
    section(t("list-others"), data.otherActors, actorPanel.chips),
  ];
};

const back = () =>
  button("back", () => choice.clear(), `‹ ${t(state.get().ask ? "back-to-paths" : "back-to-lists")}`);
const away = () => button("back", () => choice.clear(), `‹ ${t("back-to-lists")}`);

const view = ({ chosen, ask }) => {
  if (chosen) {
    const [kind, thing] =
      chosen.kind === "actor"
        ? [actorPanel, data.actors.get(chosen.id)]
        : [transferPanel, data.transfers.get(chosen.id)];
    return { made: [back(), toMap(), kind.render(thing)], title: t("chosen", { what: kind.title(thing) }) };
  }
  if (ask) return { made: [away(), toMap(), pathPanel.render()], title: pathPanel.title() };
  return { made: lists(), title: t("nothing-chosen") };
};

// Where the panel is not beside the map: scrolls no further than it must for the gist to be seen.
const reveal = () =>
  wide.matches || panel.querySelector(".gist")?.scrollIntoView({ block: "nearest" });

const toMap = () => {
  const link = el("a", "to-map", `${t("see-on-map")} ↓`);
  link.href = "#canvas";
  return link;
};

const show = (now) => {
  const hadFocus = panel.contains(document.activeElement);
  const { made, title } = view(now);
  panel.replaceChildren(el("div", "", made));
  panel.scrollTop = 0;
  if (hadFocus) panel.focus({ preventScroll: true });
  dom.announce(title);
  if (now.chosen || now.ask) reveal();
};

state.onChange((now, before) => {
  const same = now.chosen === before.chosen && now.ask === before.ask && now.path === before.path;
  if (!same || !(now.chosen || now.ask)) show(now);
});
answers.onChange(() => state.get().chosen || show(state.get()));
show(state.get());
