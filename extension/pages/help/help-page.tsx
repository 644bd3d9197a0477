import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { ask } from "../../shared/ask";
import { ext } from "../../shared/ext";
import { type Help, type Panel, helpPanel } from "../../shared/help/panel";
import { crisisBlock } from "../../shared/help/services";
import { countryOf, routing } from "../../shared/reporting";
import { text } from "../../shared/text";
import { CountryChoice } from "../parts/country-choice";

/** The panels, the most urgent first. Their names are the addresses of the page: `help.html#sent`. */
const PANELS: readonly Panel[] = ["sent", "again", "talk", "report", "advice", "law", "limits"];

/** Help that follows from no warning. */
const NOTHING_FOUND: Help["found"] = { situation: null, stage: null, hits: [], level: "none", crisis: false };

const inAddress = (): Panel | null => PANELS.find((panel) => location.hash === `#${panel}`) ?? null;

/** Numbers for a crisis first, whatever is opened; then the list of panels, or one of them. `chosen` is a country or null. */
export function HelpPage(props: { chosen: string | null }) {
  const [chosen, setChosen] = useState(props.chosen);
  const [panel, setPanel] = useState(inAddress);
  useEffect(() => {
    const moved = (): void => setPanel(inAddress());
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);

  const help = useMemo((): Help => {
    const services = routing(countryOf(chosen, navigator.languages));
    return { document, site: text("help_page_site"), routing: services, did: () => undefined, found: NOTHING_FOUND };
  }, [chosen]);
  const crisis = useMemo(() => crisisBlock(document, help.routing.crisis(), help.did), [help]);

  const choose = (country: string | null): void => {
    setChosen(country);
    ask({ kind: "choose-country", country }).catch(() => undefined);
  };

  return (
    <>
      <header>
        <img src="icons/vigie-48.png" alt="" width="32" height="32" />
        <h1>{text("help_page_title")}</h1>
        <button type="button" class="button small" onClick={leave}>{text("help_page_leave")}</button>
      </header>
      <main class="surface">
        <Built element={crisis} />
        {panel ? <OpenPanel key={panel} help={help} panel={panel} /> : <PanelList />}
      </main>
      <footer>
        <CountryChoice chosen={chosen} choose={choose} />
        <p class="quiet">{text("help_page_nothing_kept")}</p>
      </footer>
    </>
  );
}

function PanelList() {
  return (
    <nav aria-label={text("help_page_intro")}>
      <h2>{text("help_page_intro")}</h2>
      <ul class="panels">
        {PANELS.map((panel) => <li key={panel}><a class="button" href={`#${panel}`}>{text(`help_${panel}_title`)}</a></li>)}
      </ul>
    </nav>
  );
}

/** One panel. Its heading gets the focus, for screen readers to go on from there. */
function OpenPanel({ help, panel }: { help: Help; panel: Panel }) {
  const { element, heading } = useMemo(() => helpPanel(help, panel, () => (location.hash = "")), [help, panel]);
  useLayoutEffect(() => heading.focus(), [panel]);
  return <Built element={element} />;
}

/** Holds an element that the card's own code has built. */
function Built({ element }: { element: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(element), [element]);
  return <div ref={place} />;
}

/** Somebody comes: the tab goes, without a question. */
async function leave(): Promise<void> {
  const tab = await ext.tabs.getCurrent();
  if (tab?.id !== undefined) await ext.tabs.remove(tab.id);
}
