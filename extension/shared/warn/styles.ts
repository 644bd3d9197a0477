/** The overlay's rules as constructable sheets: a page's security policy has no say over these, unlike `<style>`. */
import tokens from "../../styles/tokens.css";
import base from "../../styles/overlay/base.css";
import parts from "../../styles/overlay/parts.css";
import card from "../../styles/overlay/card.css";
import story from "../../styles/overlay/story.css";
import help from "../../styles/overlay/help.css";
import slim from "../../styles/overlay/slim.css";
import fit from "../../styles/overlay/fit.css";

/**
 * A new sheet with the rules of the overlay, for its shadow root. The shared colours are set on what is inside rather
 * than on the host: a page can give its own values to the host, by a rule for all elements.
 */
export function overlaySheet(): CSSStyleSheet {
  return sheetOf([tokens.replace(":host", ".surface"), base, parts, card, story, help, slim, fit].join("\n"));
}

/** A new sheet with the given rules. */
export function sheetOf(rules: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}
