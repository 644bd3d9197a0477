/** The fact book of one conversation: made by the teenager, kept nowhere but where they save it. */
import { openStore } from "../../shared/store";
import { openPage } from "../parts/open";
import { caseOf } from "./case";
import { settingsNow } from "../parts/settings-now";
import { FactbookPage } from "./factbook-page";

const store = openStore();
const found = store.then((db) => caseOf(db, location.hash.slice(1))).catch(() => null);

void Promise.all([found, settingsNow()]).then(([opened, { country }]) => openPage(<FactbookPage opened={opened} country={country} />));
