import { useLayoutEffect, useState } from "preact/hooks";
import type { ToldAlert } from "../../shared/store";
import { text } from "../../shared/text";
import { faultWords } from "../parts/fault-words";
import { useFamily } from "../parts/use-family";
import { HistoryList } from "./history-list";
import { NO_PAGE, type Page } from "./load";
import { PageLine } from "./page-line";
import { PauseSwitch } from "../parts/pause-switch";
import { Proof } from "./proof";
import { SiteSwitch } from "./site-switch";

/** What the popup is made of, as it becomes known. */
export interface PopupParts {
  /** The page in front, as it is now. */
  page(): Promise<Page>;
  history: Promise<ToldAlert[]>;
  /** Lines that are gone or changed, as far as that shows at a glance. */
  faults: Promise<number>;
  /** The same of the whole history, for who asks. */
  check(): Promise<number>;
}

/** The whole popup. Each part appears when it is known; none waits for another. */
export function Popup(parts: PopupParts) {
  const [page, setPage] = useState<Page | null>(null);
  const [alerts, setAlerts] = useState<ToldAlert[] | null>(null);
  const [faults, setFaults] = useState(0);
  const [broken, setBroken] = useState(false);

  const { view, fault, change } = useFamily();
  const look = (): void => void parts.page().then(setPage, () => setPage(NO_PAGE));

  // A page that is paused, or is no more, says so at once.
  useLayoutEffect(look, [view?.pausedUntil]);
  useLayoutEffect(() => {
    parts.history.then(setAlerts, () => setBroken(true));
    parts.faults.then(setFaults, () => setBroken(true));
  }, []);
  // How soon that was, for whoever measures it: the first lines are there when the popup is of use.
  useLayoutEffect(() => {
    if (alerts) performance.mark("first-lines");
  }, [alerts]);

  return (
    <>
      <header>
        <img src="icons/vigie-48.png" alt="" width="32" height="32" />
        <h1>Vigie</h1>
      </header>
      <main aria-busy={alerts === null && !broken}>
        {page && <PageLine page={page} />}
        {view && !view.consent && (
          <p class="trouble">{text("popup_not_agreed")} <a href="welcome.html" target="_blank">{text("popup_agree")}</a></p>
        )}
        {page?.site && <SiteSwitch site={page.site} changed={look} />}
        {view && <PauseSwitch view={view} change={change} />}
        {fault && <p class="trouble" role="alert">{faultWords(fault)}</p>}
        <p class="ways">
          <a href="help.html" target="_blank">{text("popup_help")}</a> <a href="options.html" target="_blank">{text("popup_settings")}</a>
        </p>
        {alerts && <HistoryList alerts={alerts} />}
        {broken && <p class="trouble" role="alert">{text("popup_history_broken")}</p>}
      </main>
      <Proof faults={faults} check={() => parts.check().then(setFaults)} />
    </>
  );
}
