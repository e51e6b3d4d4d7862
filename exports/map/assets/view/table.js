"use strict";
// The table of statements and the picture, filtered with the map.
(() => {
  const bodies = () => document.querySelectorAll("#statements tbody");
  const groups = () => document.querySelectorAll("#picture [data-of]");
  const count = dom.byId("table-count");

  const refresh = () => {
    for (const body of bodies()) body.hidden = !filters.has(body.id.slice("of-".length));
    const shown = [...data.transfers.values()]
      .filter(({ id }) => filters.has(id))
      .reduce((sum, { dossier }) => sum + dossier.statements.length, 0);
    for (const group of groups()) group.classList.toggle("away", !filters.has(group.dataset.of));
    count.textContent = t("statements-shown", { n: shown });
  };
  state.onChange(refresh);
  later.onFilled(refresh);
  refresh();
})();
