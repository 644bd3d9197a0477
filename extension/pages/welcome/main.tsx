/** The welcome, opened when Vigie is installed: the family agreement. */
import sites from "vigie-sites";
import { openPage } from "../parts/open";
import { WelcomePage } from "./welcome-page";

openPage(<WelcomePage known={sites.map(({ id }) => id)} />);
