/** The family's state in a page: kept up to date, whoever changes it. */
import { useEffect, useState } from "preact/hooks";
import { ask } from "../../shared/ask";
import { onHistoryChange } from "../../shared/changes";
import { type Fault, faultOf } from "../../shared/fault";
import type { FamilyView, PageRequests } from "../../shared/page-messages";

/** Requests that are answered with the family's state. */
type Asked = { [K in keyof PageRequests]: PageRequests[K]["answer"] extends FamilyView ? { kind: K } & PageRequests[K]["ask"] : never }[keyof PageRequests];

/** The state as far as it is known, and how to change it. */
export interface FamilyInPage {
  view: FamilyView | null;
  /** Why the last change was not made; null if it was. */
  fault: Fault | null;
  /** Asks for a change; gives whether it was made. */
  change(request: Asked): Promise<boolean>;
}

/** Looks at the family's state now, after each change anywhere, and when something in it ends by itself. */
export function useFamily(): FamilyInPage {
  const [view, setView] = useState<FamilyView | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const change = async (request: Asked): Promise<boolean> => {
    try {
      setView(await ask(request));
      setFault(null);
      return true;
    } catch (error) {
      setFault(faultOf(error, "Unreachable"));
      // What the background knows by now may be why: a wrong try makes the next one wait.
      ask({ kind: "family" }).then(setView, () => undefined);
      return false;
    }
  };
  const look = (): void => void ask({ kind: "family" }).then(setView, (error: unknown) => setFault(faultOf(error, "Unreachable")));
  useEffect(() => {
    look();
    const page = new AbortController();
    onHistoryChange(look, page.signal);
    return () => page.abort();
  }, []);
  const next = view ? Math.max(view.pausedUntil, view.passphrase.nextTry) : 0;
  useEffect(() => {
    if (next <= Date.now()) return;
    const timer = setTimeout(look, next - Date.now() + 50);
    return () => clearTimeout(timer);
  }, [next]);
  return { view, fault, change };
}
