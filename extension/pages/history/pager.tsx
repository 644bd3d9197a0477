import { text } from "../../shared/text";
import { Icon } from "../parts/icon";

/** Turns the pages of a list. `page` counts from 0. */
export function Pager({ page, pages, turn }: { page: number; pages: number; turn(page: number): void }) {
  return (
    <nav class="pager" aria-label={text("history_pages")}>
      <button type="button" class="button small" disabled={page === 0} onClick={() => turn(page - 1)}><Icon name="back" /> {text("history_newer")}</button>
      <span>{text("history_page", page + 1, pages)}</span>
      <button type="button" class="button small" disabled={page === pages - 1} onClick={() => turn(page + 1)}>{text("history_older")} <Icon name="more" /></button>
    </nav>
  );
}
