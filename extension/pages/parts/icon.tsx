import { useLayoutEffect, useRef } from "preact/hooks";
import { type IconName, icon } from "../../shared/help/icons";

/** An icon of the card. It says nothing to screen readers: the words beside it do. */
export function Icon({ name }: { name: IconName }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(icon(document, name)), [name]);
  return <span class="icon-place" ref={place} />;
}
