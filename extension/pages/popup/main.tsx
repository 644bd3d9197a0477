/** The popup's entry: the same for the teenager and the parent. */
import { render } from "preact";
import { direction, language } from "../../shared/text";
import { Popup } from "./popup";

document.documentElement.lang = language();
document.documentElement.dir = direction();
render(<Popup />, document.body);
