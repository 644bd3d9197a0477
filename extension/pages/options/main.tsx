/** The settings' page: the same for the teenager and the parent. */
import sites from "vigie-sites";
import { openStore } from "../../shared/store";
import { openPage } from "../parts/open";
import { OptionsPage } from "./options-page";

openPage(<OptionsPage store={openStore()} known={sites.map(({ id }) => id)} />);
