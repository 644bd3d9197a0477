/** The guide for parents: how to talk about it. Nothing of it is noted. */
import { ask } from "../../shared/ask";
import { openPage } from "../parts/open";
import { GuidePage } from "./guide-page";

const chosen = ask({ kind: "country" }).catch(() => null);
void chosen.then((country) => openPage(<GuidePage chosen={country} />));
