/** The country in a page, with the services that are named for it. */
import { useMemo, useState } from "preact/hooks";
import { ask } from "../../shared/ask";
import { type Routing, countryOf, routing } from "../../shared/reporting";

/** The choice, what follows from it, and how to change it. */
export interface ServicesInPage {
  /** ISO 3166, or null to go by the browser's languages. */
  country: string | null;
  services: Routing;
  choose(country: string | null): void;
}

/** Begins with the country that was set. Another one holds here at once, and is kept if it may be. */
export function useServices(set: string | null): ServicesInPage {
  const [country, setCountry] = useState(set);
  const services = useMemo(() => routing(countryOf(country, navigator.languages)), [country]);
  const choose = (chosen: string | null): void => {
    setCountry(chosen);
    ask({ kind: "change-settings", change: { country: chosen } }).catch(() => undefined);
  };
  return { country, services, choose };
}
