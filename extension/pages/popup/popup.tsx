import { useEffect, useState } from "preact/hooks";
import { type ChainFault } from "../../shared/chain";
import type { ToldAlert } from "../../shared/store";
import { text } from "../../shared/text";
import { HistoryList } from "./history-list";
import { type Page, checkHistory, loadHistory, loadPage } from "./load";
import { PageLine } from "./page-line";
import { Proof } from "./proof";

/** The whole popup. Each part appears when it is known; none waits for another. */
export function Popup() {
  const [page, setPage] = useState<Page | null>(null);
  const [history, setHistory] = useState<{ alerts: ToldAlert[]; damaged: number } | null>(null);
  const [faults, setFaults] = useState<ChainFault[] | null>(null);
  const [broken, setBroken] = useState(false);

  useEffect(() => {
    loadPage().then(setPage, () => setPage({ state: null, incognito: false }));
    loadHistory()
      .then(setHistory)
      .then(() => checkHistory())
      .then(setFaults)
      .catch(() => setBroken(true));
  }, []);

  return (
    <>
      <header>
        <img src="icons/vigie-48.png" alt="" width="32" height="32" />
        <h1>Vigie</h1>
      </header>
      <main aria-busy={history === null && !broken}>
        {page && <PageLine page={page} />}
        {history && <HistoryList alerts={history.alerts} />}
        {broken && <p class="trouble" role="alert">{text("popup_history_broken")}</p>}
      </main>
      <Proof faults={faults} />
    </>
  );
}
