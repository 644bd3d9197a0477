/** The fact book of one conversation: made by the teenager, kept nowhere but where they save it. */
import { ask } from "../../shared/ask";
import { openStore } from "../../shared/store";
import { openPage } from "../parts/open";
import { caseOf } from "./case";
import { FactbookPage } from "./factbook-page";

const store = openStore();
const found = store.then((db) => caseOf(db, location.hash.slice(1))).catch(() => null);
const chosen = ask({ kind: "country" }).catch(() => null);

void Promise.all([found, chosen]).then(([opened, country]) => openPage(<FactbookPage opened={opened} country={country} />));
