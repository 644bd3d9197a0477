import type { Ref } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Holds elements that the card's own code has built; as a list where they are items. */
export function Built({ elements, list = false }: { elements: readonly HTMLElement[]; list?: boolean }) {
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(...elements), [elements]);
  return list ? <ul class="services" ref={place as Ref<HTMLUListElement>} /> : <div ref={place as Ref<HTMLDivElement>} />;
}
