import { useMemo, useState } from "preact/hooks";
import { serviceEntry } from "../../shared/help/services";
import { countryOf, routing } from "../../shared/reporting";
import { text } from "../../shared/text";
import { saveFile } from "../parts/save-file";
import { Built } from "../parts/built";
import { Frame } from "../parts/frame";
import { Icon } from "../parts/icon";
import { Switch } from "../parts/switch";
import { AlertChoice } from "./alert-choice";
import { type Choice, bookOf, fileOf } from "./book";
import type { Case } from "./case";
import { Details } from "./details";
import { FieldCopies } from "./field-copies";
import { Messages } from "./messages";
import { Preview } from "./preview";

/** Services that are named under the book. */
const SERVICES = 3;

/** Making a fact book: choose, read, take along. `opened` is null where the history does not have the entry; `country` as it was chosen. */
export function FactbookPage({ opened, country }: { opened: Case | null; country: string | null }) {
  return (
    <Frame title={text("factbook_title")} here={null}>
      <p>{text("factbook_is")}</p>
      {opened ? <Making opened={opened} country={country} /> : <p class="surface">{text("factbook_from_history")} <a href="history.html">{text("pages_history")}</a></p>}
    </Frame>
  );
}

function Making({ opened, country }: { opened: Case; country: string | null }) {
  const [choice, setChoice] = useState<Choice>(() => ({
    alerts: new Set(opened.alerts.map(({ id }) => id)),
    words: true,
    address: "",
    handle: "",
    payment: "",
    done: new Set(),
    messages: [],
    hidden: "",
    told: "",
  }));
  const change = (more: Partial<Choice>): void => setChoice((now) => ({ ...now, ...more }));
  const book = useMemo(() => bookOf(opened, choice), [opened, choice]);
  const services = useMemo(() => {
    const all = routing(countryOf(country, navigator.languages)).services(book.circumstance, book.crisis).slice(0, SERVICES);
    return all.map((service) => serviceEntry(document, service, () => undefined));
  }, [country, book.circumstance, book.crisis]);
  const save = async (): Promise<void> => saveFile("vigie-dossier.txt", "text/plain;charset=utf-8", await fileOf(book, Date.now()));
  return (
    <>
      <section class="surface" aria-labelledby="choose">
        <h2 id="choose">{text("factbook_choose")}</h2>
        <p class="quiet">{text("factbook_choose_means")}</p>
        <AlertChoice alerts={opened.alerts} chosen={choice.alerts} choose={(alerts) => change({ alerts })} />
        <Switch on={choice.words} turn={(words) => change({ words })}>{text("factbook_words")}</Switch>
        <Details choice={choice} change={change} />
        <Messages choice={choice} change={change} />
      </section>
      <Preview book={book} at={Date.now()} />
      <section class="surface" aria-labelledby="take">
        <h2 id="take">{text("factbook_take")}</h2>
        <p>{text("factbook_take_means")}</p>
        <p class="line">
          <button type="button" class="button main" onClick={() => print()}><Icon name="keep" /> {text("factbook_print")}</button>
          <button type="button" class="button" onClick={() => void save()}><Icon name="out" /> {text("factbook_save")}</button>
        </p>
        <p class="trouble">{text("factbook_images")}</p>
      </section>
      <section class="surface" aria-labelledby="form">
        <h2 id="form">{text("factbook_form")}</h2>
        <p>{text("factbook_form_means")}</p>
        <FieldCopies book={book} />
        <h3>{text("help_report_services")}</h3>
        <Built elements={services} list />
      </section>
    </>
  );
}
