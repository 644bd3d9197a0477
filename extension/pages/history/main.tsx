/** The history's page: the same for the teenager and the parent. */
import { ask } from "../../shared/ask";
import { openStore } from "../../shared/store";
import { openPage } from "../parts/open";
import { HistoryPage } from "./history-page";
import { loadHistory } from "./load";

const store = openStore();
// What is too old has left before anything is shown; where that cannot be, all that is there is shown.
const tidied = ask({ kind: "tidy" }).catch(() => null);

openPage(
  <HistoryPage
    read={() => tidied.then(() => loadHistory(store))}
    ways={{ add: (alert, words) => ask({ kind: "add-word", alert, words }), mark: (alert, outcome) => ask({ kind: "mark", alert, outcome }) }}
    now={Date.now}
  />,
);
