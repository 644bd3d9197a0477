import { siteName } from "../../shared/site-name";
import { text } from "../../shared/text";
import type { Conversation } from "./conversations";
import { EVERYTHING, type Filter } from "./filter";

/** The choices by which the list is narrowed. Only what occurs can be chosen. */
export function FilterBar({ conversations, filter, change }: { conversations: readonly Conversation[]; filter: Filter; change(filter: Filter): void }) {
  const alerts = conversations.flatMap(({ told }) => told.map(({ alert }) => alert));
  const situations = [...new Set(alerts.map(({ situation }) => situation))];
  const sites = [...new Set(conversations.map(({ site }) => site))];
  const set = (field: keyof Filter) => (event: { currentTarget: { value: string } }) => change({ ...filter, [field]: event.currentTarget.value });
  const choice = (field: keyof Filter, all: string, choices: (readonly [string, string])[]) => (
    <label>
      <span>{text(`history_by_${field}`)}</span>
      <select value={filter[field]} onChange={set(field)}>
        <option value="">{text(all)}</option>
        {choices.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </select>
    </label>
  );
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <form class="filters" role="search" aria-label={text("history_filters")} onSubmit={(event) => event.preventDefault()}>
      <label class="wide">
        <span>{text("history_by_search")}</span>
        <input type="search" value={filter.search} onInput={set("search")} />
      </label>
      <details open={narrowed && filter.search === ""}>
        <summary>{text("history_filters")}</summary>
        <div class="choices">
          {choice("situation", "history_all_situations", situations.map((id) => [id, text(`situation_${id}_name`)]))}
          {choice("level", "history_all_levels", (["danger", "warning", "notice"] as const).map((level) => [level, text(`popup_level_${level}`)]))}
          {choice("site", "history_all_sites", sites.map((site) => [site, siteName(site)]))}
          {choice("alarms", "history_all_alarms", [["open", text("history_alarms_open")], ["false", text("history_alarms_false")]])}
          <label>
            <span>{text("history_by_from")}</span>
            <input type="date" value={filter.from} max={filter.to || undefined} onChange={set("from")} />
          </label>
          <label>
            <span>{text("history_by_to")}</span>
            <input type="date" value={filter.to} min={filter.from || undefined} onChange={set("to")} />
          </label>
        </div>
      </details>
      {narrowed && <button type="button" class="button small" onClick={() => change(EVERYTHING)}>{text("history_filters_clear")}</button>}
    </form>
  );
}
