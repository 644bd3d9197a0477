/** The family agreement on its way: what was chosen before both say yes. */
import type { PageRequests } from "../../shared/page-messages";
import type { AgreementPath, Settings } from "../../shared/settings";

/** Version of the agreement's words: to be raised when what is watched or kept changes, so that families agree anew. */
export const AGREEMENT_VERSION = 1;

/** What was chosen so far. */
export interface Draft {
  /** Null until one was chosen. */
  path: AgreementPath | null;
  settings: Partial<Settings>;
  /** Empty for none. */
  passphrase: string;
  /** Who has said yes. */
  signed: { teenager: boolean; parent: boolean };
}

export const BLANK: Draft = { path: null, settings: {}, passphrase: "", signed: { teenager: false, parent: false } };

/** Whether all have said yes whose yes is needed: the teenager's always, under 15 a parent's too. */
export function isSigned({ path, signed }: Draft): boolean {
  return path !== null && signed.teenager && (path === "15-and-over" || signed.parent);
}

/** What the background is asked for once all have said yes; null before. */
export function requestOf(draft: Draft): ({ kind: "agree" } & PageRequests["agree"]["ask"]) | null {
  return draft.path !== null && isSigned(draft) ? { kind: "agree", path: draft.path, version: AGREEMENT_VERSION, settings: draft.settings } : null;
}
