/** The page of help, for anyone and at any time: no warning is needed to open it, and nothing of it is noted. */
import { openPage } from "../parts/open";
import { settingsNow } from "../parts/settings-now";
import { HelpPage } from "./help-page";

void settingsNow().then(({ country, trustedPerson }) => openPage(<HelpPage country={country} trusted={trustedPerson} />));
