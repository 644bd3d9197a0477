/** The steps of the welcome, in their order. Their names are the addresses of the page: `welcome.html#try`. */
export const STEPS = ["who", "what", "sites", "person", "try", "yes"] as const;

export type Step = (typeof STEPS)[number];

/** The step that an address names; the first where it names none. */
export function stepIn(hash: string): Step {
  return STEPS.find((step) => hash === `#${step}`) ?? "who";
}
