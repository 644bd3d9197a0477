import { direction, text } from "../../shared/text";
import { shortDay } from "../parts/when";
import { SORTS, type Week } from "./weeks";

/** Share of the chart's height that bars may take; the rest is for the numbers above them. */
const TALLEST = 80;

const totalOf = ({ counts }: Week): number => SORTS.reduce((sum, sort) => sum + counts[sort], 0);

/** The weeks as bars, with the same numbers in a table behind. */
export function WeekChart({ weeks }: { weeks: readonly Week[] }) {
  const most = Math.max(1, ...weeks.map(totalOf));
  const width = 100 / weeks.length;
  const [first, last] = [weeks[0], weeks.at(-1)];
  const all = weeks.reduce((sum, week) => sum + totalOf(week) - week.counts.false, 0);
  const alarms = weeks.reduce((sum, week) => sum + week.counts.false, 0);
  return (
    <section class="weeks surface" aria-labelledby="weeks">
      <h2 id="weeks">{text("history_weeks", weeks.length)}</h2>
      <svg role="img" aria-label={text("history_weeks_said", weeks.length, all, alarms)}>
        {weeks.map((week, index) => (
          <Bar key={week.start} week={week} left={width * (direction() === "rtl" ? weeks.length - 1 - index : index)} width={width} most={most} />
        ))}
        <line x1="0" x2="100%" y1="100%" y2="100%" />
      </svg>
      <p class="ends" aria-hidden="true">
        <span>{first && shortDay(first.start)}</span>
        <span>{last && text("history_week_now")}</span>
      </p>
      <ul class="legend">
        {SORTS.map((sort) => <li key={sort} class={sort}>{text(`history_sort_${sort}`)}</li>)}
      </ul>
      <details>
        <summary>{text("history_weeks_table")}</summary>
        <div class="scrolls" tabIndex={0} role="region" aria-label={text("history_weeks_table")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text("history_week")}</th>
                {SORTS.map((sort) => <th key={sort} scope="col">{text(`history_sort_${sort}`)}</th>)}
              </tr>
            </thead>
            <tbody>
              {[...weeks].reverse().map(({ start, counts }) => (
                <tr key={start}>
                  <th scope="row">{shortDay(start)}</th>
                  {SORTS.map((sort) => <td key={sort}>{counts[sort]}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

/** One week: its sorts on top of each other, their sum above. Numbers are per cent of the drawing. */
function Bar({ week, left, width, most }: { week: Week; left: number; width: number; most: number }) {
  let top = 100;
  const parts = SORTS.filter((sort) => week.counts[sort] > 0).map((sort) => {
    const height = (week.counts[sort] / most) * TALLEST;
    top -= height;
    return <rect key={sort} class={sort} x={`${left + width * 0.15}%`} width={`${width * 0.7}%`} y={`${top}%`} height={`${height}%`} rx="2" />;
  });
  const total = totalOf(week);
  return (
    <g>
      {parts}
      {total > 0 && <text x={`${left + width / 2}%`} y={`${top}%`} dy="-0.3em">{total}</text>}
    </g>
  );
}
