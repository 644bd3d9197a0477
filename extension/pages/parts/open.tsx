/** What every page of its own tab begins with. */
import { type ComponentChildren, render } from "preact";
import { direction, language, text } from "../../shared/text";

/** Shows a page under a title. A tab is read over shoulders: its title tells no more than the name. */
export function openPage(content: ComponentChildren): void {
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
  document.title = text("warn_title");
  render(content, document.body);
}
