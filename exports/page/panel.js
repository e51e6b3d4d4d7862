"use strict";
// The panel beside the map: the lists while nothing is chosen, otherwise the chosen thing.
(() => {
  const { el, button, list } = dom;
  const panel = dom.byId("panel");

  const wide = window.matchMedia("(min-width: 1200px)");

  const section = (title, items, render) => {
    if (!items.length) return null;
    const heading = el("summary", "", el("h3", "", `${title} (${items.length})`));
    const made = el("details", "", heading, render(items.map(({ id }) => id)));
    made.open = wide.matches;
    return made;
  };
  const transferList = (ids) =>
    list(
      "list",
      ids.map((id) => actorPanel.transferButton(id)),
    );

  const lists = () => [
    el("h2", "", "Choose an arrow or a box"),
    el("p", "quiet", "on the map, or one of these."),
    section("Transfers on the map", data.drawnTransfers, transferList),
    section("Not drawn: no document states it", data.otherTransfers, transferList),
    section("Actors on the map", data.drawnActors, actorPanel.chips),
    section("Actors who only speak or contain others", data.otherActors, actorPanel.chips),
  ];

  const back = () => button("back", () => choice.clear(), "‹ All transfers and actors");

  const view = (now) => {
    if (!now) return { made: lists(), title: "Nothing chosen" };
    const [kind, thing] =
      now.kind === "actor"
        ? [actorPanel, data.actors.get(now.id)]
        : [transferPanel, data.transfers.get(now.id)];
    return { made: [back(), kind.render(thing)], title: `Chosen: ${kind.title(thing)}` };
  };

  // Scrolls no further than it must for the gist of the panel, and what stands above it, to be seen.
  const reveal = () => panel.querySelector(".gist").scrollIntoView({ block: "nearest" });

  const show = (now) => {
    const hadFocus = panel.contains(document.activeElement);
    const { made, title } = view(now);
    panel.replaceChildren(el("div", "", made));
    panel.scrollTop = 0;
    if (hadFocus) panel.focus({ preventScroll: true });
    dom.announce(title);
    if (now) reveal();
  };

  choice.onChange(show);
  show(null);
})();
