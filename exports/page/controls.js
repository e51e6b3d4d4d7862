"use strict";
// Find, reset, zoom, theme, and the links of the tables.
(() => {
  const { byId, el } = dom;
  const find = byId("find");

  const names = [...data.actors.values()].flatMap(({ dossier }) => [
    dossier.name,
    ...dossier.aliases,
  ]);
  byId("actor-names").append(
    ...[...new Set(names)].map((name) => {
      const option = el("option");
      option.value = name;
      return option;
    }),
  );

  const seek = () => {
    if (!find.value.trim()) return;
    const found = data.find(find.value);
    if (found) choice.choose("actor", found.id);
    find.setCustomValidity(found ? "" : "No actor has a name like this.");
    find.reportValidity();
  };
  byId("controls").addEventListener("submit", (event) => {
    event.preventDefault();
    seek();
  });
  find.addEventListener("input", () => {
    find.setCustomValidity("");
    if (names.includes(find.value)) seek();
  });

  const reset = () => {
    find.value = "";
    find.setCustomValidity("");
    choice.clear();
    map.home();
  };
  byId("reset").addEventListener("click", reset);
  byId("zoom-in").addEventListener("click", () => map.zoom(1.25));
  byId("zoom-out").addEventListener("click", () => map.zoom(0.8));
  byId("whole").addEventListener("click", map.whole);

  const themeButton = byId("theme");
  const tellTheme = () => themeButton.setAttribute("aria-pressed", String(theme.isDark()));
  themeButton.addEventListener("click", theme.toggle);
  theme.onChange(tellTheme);
  tellTheme();

  // On a small screen what can be folded is folded, so that the map and the choice stay near.
  const folded = document.querySelectorAll("#legend, .statements details");
  const unfold = (open) => folded.forEach((part) => (part.open = open));
  unfold(window.matchMedia("(min-width: 1200px)").matches);
  window.addEventListener("beforeprint", () => unfold(true));

  document.addEventListener("keydown", ({ key }) => key === "Escape" && choice.clear());

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-transfer], a[data-actor]");
    if (!link) return;
    event.preventDefault();
    const { transfer, actor } = link.dataset;
    if (transfer) choice.choose("transfer", transfer);
    else choice.choose("actor", actor);
    byId("panel").focus({ preventScroll: true });
  });
})();
