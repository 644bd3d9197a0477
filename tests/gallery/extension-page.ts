/** Runs before a page of the extension: stands in for as much of the browser's extension API as the page of help asks. */
import "./locale";
import type { Requests } from "../../extension/shared/messages";

declare global {
  interface Window {
    /** The country that the settings hold. */
    country: string | null;
    /** Set once the page has asked for its tab to be closed. */
    left?: boolean;
  }
}

Object.assign(chrome, {
  runtime: {
    id: "vigie",
    async sendMessage({ kind, ...asked }: { kind: keyof Requests; country?: string | null }) {
      if (kind === "choose-country") window.country = asked.country ?? null;
      return { answer: kind === "country" ? window.country : null };
    },
  },
  tabs: {
    getCurrent: async () => ({ id: 1 }),
    remove: async () => void (window.left = true),
  },
});
