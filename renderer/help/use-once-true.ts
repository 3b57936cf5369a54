import { useState } from 'react';

/** True from the moment that something is, and from then on: for what is loaded when it is first wanted, and stays. */
export function useOnceTrue(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return ever || now;
}
