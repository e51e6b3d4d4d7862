"use strict";
// The table of statements and the picture, filtered with the map.
(() => {
  const bodies = [...document.querySelectorAll("#statements tbody")];
  const groups = [...document.querySelectorAll("#picture [data-of]")];
  const count = dom.byId("table-count");

  const refresh = () => {
    let shown = 0;
    for (const body of bodies) {
      const isShown = filters.has(body.id.slice("of-".length));
      body.hidden = !isShown;
      if (isShown) shown += body.rows.length - 1;
    }
    for (const group of groups) group.classList.toggle("away", !filters.has(group.dataset.of));
    count.textContent = t("statements-shown", { n: shown });
  };
  state.onChange(refresh);
  refresh();
})();
