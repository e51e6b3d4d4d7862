// The one actor that a reader means by what was typed.
import { makeGazetteer } from "../engine/names.js";
import { data } from "../view/data.js";
import { about, t } from "../view/words.js";

export const gazetteer = makeGazetteer([...data.actors.values()], about);

const listed = (ids) => ids.map((id) => data.actors.get(id).dossier.name);

// The one actor that the text means, or null; `say` is told how it was read, or why it was not.
export const meant = (text, say) => {
  const { ids, how } = gazetteer.find(text);
  const called = listed(ids).join(", ");
  if (how === "none") {
    say(ids.length ? t("no-such-actor-near", { names: called }) : t("no-such-actor"), true);
    return null;
  }
  if (ids.length > 1) {
    say(t("ambiguous", { names: called }), true);
    return null;
  }
  say(how === "exact" ? "" : t("read-as", { typed: text.trim(), name: called }));
  return ids[0];
};
