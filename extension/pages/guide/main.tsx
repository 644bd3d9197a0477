/** The guide for parents: how to talk about it. Nothing of it is noted. */
import { openPage } from "../parts/open";
import { settingsNow } from "../parts/settings-now";
import { GuidePage } from "./guide-page";

void settingsNow().then(({ country }) => openPage(<GuidePage country={country} />));
