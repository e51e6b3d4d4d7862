// Which transfers are shown: by band, mode, years and disputes. An undated transfer can have
// happened in any year, so no range of years takes it away.
import { data } from "./data.js";
import { state } from "./state.js";
import { about } from "./words.js";

const { bands } = about;

const inYears = ({ years }, range) =>
  !range || !years.length || (years[0] <= range[1] && years[1] >= range[0]);

const passes = ({ dossier }, now) =>
  (!now.band || bands.slice(0, bands.indexOf(now.band) + 1).includes(dossier.band)) &&
  !now.off.includes(dossier.mode_id) &&
  !(now.undisputed && dossier.marks.includes("disputed")) &&
  inYears(dossier, now.years);

let shown = new Set(data.transfers.keys());
const refresh = (now) => {
  const kept = [...data.transfers.values()].filter((one) => passes(one, now));
  shown = new Set(kept.map(({ id }) => id));
};
state.onChange(refresh);

const undated = () =>
  data.drawnTransfers.filter(({ id, dossier }) => shown.has(id) && !dossier.years.length).length;

export const filters = Object.freeze({
  has: (id) => shown.has(id),
  drawn: () => data.drawnTransfers.filter(({ id }) => shown.has(id)),
  undated,
  isActive: ({ band, off, years, undisputed }) =>
    Boolean(band || off.length || years || undisputed),
});
