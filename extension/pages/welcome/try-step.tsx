import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { createWarner } from "../../shared/warn/warn";
import { text } from "../../shared/text";
import { LINES } from "./invented-chat";
import type { StepParts } from "./welcome-page";

const CONVERSATION = { key: "trial", site: "trial", title: null, epoch: 1 };

/** An invented chat over which the real warnings appear. Nothing of it is noted. */
export function TryStep({ view }: StepParts) {
  const [said, setSaid] = useState(0);
  const bubbles = useRef<(HTMLElement | null)[]>([]);
  const settings = useRef(view.settings);
  settings.current = view.settings;
  const page = useMemo(() => new AbortController(), []);
  useEffect(() => () => page.abort(), []);
  const warner = useMemo(
    () =>
      createWarner({
        signal: page.signal,
        document,
        site: text("help_page_site"),
        country: () => settings.current.country,
        trusted: () => settings.current.trustedPerson,
        report: () => undefined,
        dismissed: () => undefined,
      }),
    [],
  );
  useEffect(() => {
    const index = said - 1;
    const line = LINES[index];
    bubbles.current[index]?.scrollIntoView({ block: "nearest" });
    if (!line?.found) return;
    const { signals, ...found } = line.found;
    const words = text(line.key);
    const hits = Object.entries(signals).map(([signal, key]) => {
      const start = words.indexOf(text(key));
      return { signal, start, end: start + text(key).length };
    });
    warner.show({
      assessment: { ...found, crisis: false, hits },
      message: { id: line.key, text: words, from: line.from, sender: null, at: null, element: () => bubbles.current[index] ?? null },
      conversation: CONVERSATION,
      alert: Promise.resolve(null),
    });
  }, [said]);

  const over = said === LINES.length;
  return (
    <>
      <p>{text("welcome_try_means")}</p>
      <ol class="chat" aria-label={text("welcome_try_chat")} aria-live="polite">
        {LINES.slice(0, said).map(({ from, key }, index) => (
          <li key={key} class={from}>
            <span class="unseen">{text(`welcome_try_${from}`)}</span>
            <span ref={(element) => void (bubbles.current[index] = element)}>{text(key)}</span>
          </li>
        ))}
      </ol>
      <p class="line">
        <button type="button" class="button" onClick={() => setSaid(over ? 0 : said + 1)}>
          {text(over ? "welcome_try_again" : said === 0 ? "welcome_try_begin" : "welcome_try_next")}
        </button>
      </p>
      <p class="quiet">{text("help_limits_2")} {text("help_limits_3")}</p>
    </>
  );
}
