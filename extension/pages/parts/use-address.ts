/** The part of a page that its address names: `help.html#sent`. */
import { useEffect, useState } from "preact/hooks";

/** The one of these names that stands behind the hash, now and whenever it changes; null where it is none of them. */
export function useAddress<T extends string>(names: readonly T[]): T | null {
  const named = (): T | null => names.find((name) => location.hash === `#${name}`) ?? null;
  const [name, setName] = useState(named);
  useEffect(() => {
    const moved = (): void => setName(named);
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return name;
}
