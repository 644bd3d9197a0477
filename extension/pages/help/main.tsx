/** The page of help, for anyone and at any time: no warning is needed to open it, and nothing of it is noted. */
import { render } from "preact";
import { ask } from "../../shared/ask";
import { direction, language, text } from "../../shared/text";
import { HelpPage } from "./help-page";

document.documentElement.lang = language();
document.documentElement.dir = direction();
// A tab is read over shoulders: its title tells no more than the overlay does.
document.title = text("warn_title");

const chosen = ask({ kind: "country" }).catch(() => null);
void chosen.then((country) => render(<HelpPage chosen={country} />, document.body));
