import { inTongue } from "../../shared/help/services";
import { ELSEWHERE, countryOf, directory } from "../../shared/reporting";
import { text } from "../../shared/text";

/** The country whose services are named: the browser's, as far as its languages tell, until another one is chosen. `titled` where the word stands above it. */
export function CountryChoice(props: { chosen: string | null; titled?: boolean; choose: (country: string | null) => void }) {
  const { chosen, titled = false, choose } = props;
  const guessed = countryOf(null, navigator.languages);
  const elsewhere = inTongue(directory.elsewhere.name);
  const nameOf = (code: string): string => inTongue(directory.countries[code]?.name ?? directory.elsewhere.name);
  const countries = Object.keys(directory.countries).sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
  return (
    <label>
      <span class={titled ? "unseen" : undefined}>{text("help_page_country")}</span>
      <select value={chosen ?? ""} onChange={({ currentTarget }) => choose(currentTarget.value || null)}>
        <option value="">{text("help_page_country_guessed", guessed === null ? elsewhere : nameOf(guessed))}</option>
        {countries.map((code) => <option key={code} value={code}>{nameOf(code)}</option>)}
        <option value={ELSEWHERE}>{elsewhere}</option>
      </select>
    </label>
  );
}
