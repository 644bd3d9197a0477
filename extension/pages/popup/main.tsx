/** The popup's entry: the same for the teenager and the parent. */
import { render } from "preact";
import { openStore } from "../../shared/store";
import { direction, language } from "../../shared/text";
import { checkHistory, glanceAtHistory, loadHistory, loadPage } from "./load";
import { Popup } from "./popup";

document.documentElement.lang = language();
document.documentElement.dir = direction();

/** Once what is known is on the screen: no check keeps anyone waiting for the first lines. */
const painted = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const store = openStore();
const history = loadHistory(store);
render(
  <Popup
    page={loadPage}
    history={history}
    faults={history.then(painted).then(() => glanceAtHistory(store))}
    check={async () => (await checkHistory(store)).length}
  />,
  document.body,
);
