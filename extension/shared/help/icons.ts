/** Vigie's own icons, drawn on a grid of 24 with one stroke; they take the colour of the text around them. */

const SHAPES = {
  shield: ["M12 3l7 2.8v5.4c0 4.3-2.8 7.7-7 9.8-4.2-2.1-7-5.5-7-9.8V5.8z", "M12 8.2v4.4", "M12 16v.1"],
  stop: ["M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z", "M8 12h8"],
  keep: ["M6 3h9l4 4v14H6z", "M15 3v4h4", "M9.5 12h6", "M9.5 16h6"],
  block: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M5.8 5.8l12.4 12.4"],
  talk: ["M4 5h16v11h-7l-5 4v-4H4z", "M8.5 10.5h.1", "M12 10.5h.1", "M15.5 10.5h.1"],
  report: ["M6 21V4", "M6 4h11l-2 4 2 4H6"],
  wait: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M12 7.5V12l3 2"],
  check: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M8 12.3l2.8 2.7L16 9.5"],
  lock: ["M6 11h12v9H6z", "M8.5 11V8a3.5 3.5 0 0 1 7 0v3"],
  heart: ["M12 20s-7.5-4.6-7.5-10A4.2 4.2 0 0 1 12 7.5 4.2 4.2 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10z"],
  phone: ["M6 3.5h3l1.5 4.3-2 1.6a12 12 0 0 0 6 6l1.7-2 4.3 1.6v3a2 2 0 0 1-2.2 2A16.6 16.6 0 0 1 4 5.7a2 2 0 0 1 2-2.2z"],
  hide: ["M4 4l16 16", "M9.5 6.1A9.7 9.7 0 0 1 12 5.8c5 0 8.5 4 9.5 6.2a13 13 0 0 1-2.6 3.5", "M6.3 7.7A13.5 13.5 0 0 0 2.5 12c1 2.2 4.5 6.2 9.5 6.2a9.6 9.6 0 0 0 4.2-.9", "M10 10a2.9 2.9 0 0 0 4 4"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  more: ["M9 5l7 7-7 7"],
  back: ["M15 5l-7 7 7 7"],
  out: ["M14 4h6v6", "M20 4l-9 9", "M18 14v6H4V6h6"],
  copy: ["M8 8h12v12H8z", "M16 8V4H4v12h4"],
  find: ["M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z", "M15.3 15.3L20.5 20.5"],
  law: ["M12 4v16", "M7 20h10", "M5 7h14", "M5 7l-2.5 6h5z", "M19 7l-2.5 6h5z"],
  pin: ["M12 21s-6-6.3-6-11a6 6 0 0 1 12 0c0 4.7-6 11-6 11z", "M12 10v.1"],
} as const;

/** Name of an icon. */
export type IconName = keyof typeof SHAPES;

const SVG = "http://www.w3.org/2000/svg";

/** A new icon. It says nothing to screen readers: the words beside it do. */
export function icon(document: Document, name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", name === "more" || name === "back" ? "icon turns" : "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  for (const shape of SHAPES[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", shape);
    svg.append(path);
  }
  return svg;
}
