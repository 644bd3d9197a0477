import type { ComponentChildren } from "preact";
import { text } from "../../shared/text";

/** The pages that lead to each other, by the names of their files. */
const PAGES = ["history", "guide", "help", "options"] as const;

/** Head and body of a page, with the way to the others. `here` is null on a page that is none of them. */
export function Frame({ title, here, children }: { title: string; here: (typeof PAGES)[number] | null; children: ComponentChildren }) {
  return (
    <>
      <header class="page-head">
        <img src="icons/vigie-48.png" alt="" width="32" height="32" />
        <h1>{title}</h1>
        <nav aria-label={text("pages_nav")}>
          <ul>
            {PAGES.map((page) => (
              <li key={page}>
                <a href={`${page}.html`} aria-current={page === here ? "page" : undefined}>{text(`pages_${page}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>{children}</main>
    </>
  );
}
