/** Talking to somebody: a message that is ready to copy, and people who answer. Vigie itself sends nothing. */
import { text as words } from "../text";
import { make, makeButton } from "./elements";
import { icon } from "./icons";
import type { Help } from "./panel";
import { serviceEntry } from "./services";

/** The message: to the person of trust by the name that the teenager has for them, or to anybody. */
function draftFor({ found, site, trusted }: Help): string {
  const key = found.level === "danger" ? "help_talk_message" : "help_talk_message_calm";
  return trusted === null ? words(key, site) : words(`${key}_to`, site, trusted);
}

/** The body of the panel: the draft, a button that copies it, and the numbers. */
export function talkBody(help: Help): HTMLElement {
  const { document, routing, did } = help;
  const status = make(document, "p", { class: "quiet", attributes: { role: "status" } });
  const draft = make(document, "textarea", { attributes: { rows: "6", "aria-label": words("help_talk_draft"), spellcheck: "false" } });
  draft.value = draftFor(help);
  const copied = (): void => {
    status.textContent = words("help_talk_copied");
    did("told-someone");
  };
  const copy = makeButton(document, {
    class: "button",
    children: [icon(document, "copy"), make(document, "span", { text: words("help_talk_copy") })],
    press() {
      // There is no clipboard on insecure pages, and a page can forbid it: the text is then selected, for the person to copy.
      const clipboard = document.defaultView?.isSecureContext ? navigator.clipboard.writeText(draft.value) : Promise.reject(new Error("no clipboard"));
      clipboard.then(copied, () => {
        draft.select();
        status.textContent = words("help_talk_select");
      });
    },
  });
  return make(document, "div", {
    class: "talk",
    children: [
      draft,
      make(document, "div", { class: "choice", children: [copy] }),
      status,
      make(document, "section", {
        children: [
          make(document, "h3", { text: words("help_talk_people") }),
          make(document, "ul", { class: "services", children: routing.talk().map((service) => serviceEntry(document, service, did)) }),
        ],
      }),
    ],
  });
}
