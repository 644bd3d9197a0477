/** The history's page: the same for the teenager and the parent. */
import { ask } from "../../shared/ask";
import { openStore } from "../../shared/store";
import { openPage } from "../parts/open";
import { HistoryPage } from "./history-page";
import { loadHistory } from "./load";

const store = openStore();

openPage(
  <HistoryPage
    read={() => loadHistory(store)}
    ways={{ add: (alert, words) => ask({ kind: "add-word", alert, words }), mark: (alert, outcome) => ask({ kind: "mark", alert, outcome }) }}
    now={Date.now}
  />,
);
