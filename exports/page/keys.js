"use strict";
// The map by keyboard: arrows go to the nearest box that way, Enter opens it, Escape clears.
(() => {
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const canvas = dom.byId("canvas");

  // Distance that way, with what lies off to the side counted double; null behind.
  const cost = (from, to, [dx, dy]) => {
    const [x, y] = [to.x - from.x, to.y - from.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    return ahead > 0 && aside <= 2 * ahead ? ahead + 2 * aside : null;
  };

  const nearest = (from, way) => {
    const options = data.drawnActors
      .map((actor) => [cost(from, actor, way), actor])
      .filter(([price]) => price !== null);
    return options.reduce((best, one) => (best && best[0] <= one[0] ? best : one), null)?.[1];
  };

  const first = () =>
    data.drawnActors.reduce((best, one) => (best && best.x <= one.x ? best : one), null);

  const go = (way) => {
    const now = data.actors.get(map.here());
    const next = now ? nearest(now, way) : first();
    if (!next) return;
    map.place(next.id);
    dom.announce(`${next.dossier.name}, ${next.dossier.type}`);
  };

  canvas.addEventListener("keydown", (event) => {
    if (WAYS[event.key]) go(WAYS[event.key]);
    else if (event.key === "Enter" && map.here()) choice.choose("actor", map.here());
    else return;
    event.preventDefault();
  });
  canvas.addEventListener("blur", () => map.place(null));
})();
