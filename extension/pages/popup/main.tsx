/** The popup's entry: the same for the teenager and the parent. */
import { render } from "preact";
import { openStore } from "../../shared/store";
import { direction, language } from "../../shared/text";
import { checkHistory, loadHistory, loadPage } from "./load";
import { Popup } from "./popup";

document.documentElement.lang = language();
document.documentElement.dir = direction();

const store = openStore();
const history = loadHistory(store);
render(<Popup page={loadPage} history={history} faults={history.then(() => checkHistory(store))} />, document.body);
