// The one actor that a reader means by what was typed.
import { makeGazetteer } from "../engine/names.js";
import { data } from "../view/data.js";
import { t } from "../view/words.js";

export const gazetteer = makeGazetteer([...data.actors.values()]);

const listed = (ids) => ids.map((id) => data.actors.get(id).dossier.name);

// The one actor that the text means, or null; `say` is told how it was read, or why it was not.
// Of several the first is taken where a part was typed, and the others are named.
export const meant = (text, say) => {
  const { ids, how } = gazetteer.find(text);
  const called = listed(ids).join(", ");
  if (how === "none") {
    say(ids.length ? t("no-such-actor-near", { names: called }) : t("no-such-actor"), true);
    return null;
  }
  if (ids.length > 1 && how !== "part") {
    say(t("ambiguous", { names: called }), true);
    return null;
  }
  const others = listed(ids.slice(1, 4)).join(", ");
  if (how === "exact") say("");
  else say(others ? t("read-as-also", { name: listed(ids)[0], others }) : t("read-as", { name: called }));
  return ids[0];
};
