import { useLayoutEffect, useMemo } from "preact/hooks";
import { ext } from "../../shared/ext";
import { type Help, type Panel, helpPanel } from "../../shared/help/panel";
import { crisisBlock } from "../../shared/help/services";
import { text } from "../../shared/text";
import { Built } from "../parts/built";
import { CountryChoice } from "../parts/country-choice";
import { useAddress } from "../parts/use-address";
import { useServices } from "../parts/use-services";

/** The panels, the most urgent first. Their names are the addresses of the page: `help.html#sent`. */
const PANELS: readonly Panel[] = ["sent", "again", "talk", "report", "advice", "law", "limits"];

/** Help that follows from no warning. */
const NOTHING_FOUND: Help["found"] = { situation: null, stage: null, hits: [], level: "none", crisis: false };

/** What the page begins with. */
export interface HelpPageParts {
  /** Country that was set, or null. */
  country: string | null;
  /** Whom the teenager chose to talk to, or null. */
  trusted: string | null;
}

/** Numbers for a crisis first, whatever is opened; then the list of panels, or one of them. */
export function HelpPage({ country: set, trusted }: HelpPageParts) {
  const panel = useAddress(PANELS);
  const { country, services, choose } = useServices(set);
  const help = useMemo(
    (): Help => ({ document, site: text("help_page_site"), trusted, routing: services, did: () => undefined, found: NOTHING_FOUND }),
    [services, trusted],
  );
  const crisis = useMemo(() => [crisisBlock(document, services.crisis(), help.did)], [help]);

  return (
    <>
      <header>
        <img src="icons/vigie-48.png" alt="" width="32" height="32" />
        <h1>{text("help_page_title")}</h1>
        <button type="button" class="button small" onClick={leave}>{text("help_page_leave")}</button>
      </header>
      <main class="surface">
        <Built elements={crisis} />
        {panel ? <OpenPanel key={panel} help={help} panel={panel} /> : <PanelList />}
      </main>
      <footer>
        <CountryChoice chosen={country} choose={choose} />
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
  const { elements, heading } = useMemo(() => {
    const { element, heading: title } = helpPanel(help, panel, () => (location.hash = ""));
    return { elements: [element], heading: title };
  }, [help, panel]);
  useLayoutEffect(() => heading.focus(), [panel]);
  return <Built elements={elements} />;
}

/** Somebody comes: the tab goes, without a question. */
async function leave(): Promise<void> {
  const tab = await ext.tabs.getCurrent();
  if (tab?.id !== undefined) await ext.tabs.remove(tab.id);
}
