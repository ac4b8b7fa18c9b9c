import { useLayoutEffect, useRef, useState } from 'react';

type Handlers = Readonly<Record<string, (...args: never[]) => void>>;

/** The same functions at each rendering, which do what the newest ones do: rows are not drawn anew for them. */
export function useStable<H extends Handlers>(handlers: H): H {
  const newest = useRef(handlers);
  useLayoutEffect(() => {
    newest.current = handlers;
  });
  const [stable] = useState(
    () =>
      Object.fromEntries(
        Object.keys(handlers).map((name) => [name, (...args: never[]) => newest.current[name]?.(...args)]),
      ) as unknown as H,
  );
  return stable;
}
