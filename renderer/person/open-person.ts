import { createContext, useContext } from 'react';
import type { SoughtPerson } from '../../electron/assistant/contract/index.ts';

/** Shows somebody's page over whatever is shown now; without a word on whom, the field to look for somebody. */
export type OpenPerson = (sought?: SoughtPerson) => void;

const OpenPersonContext = createContext<OpenPerson>(() => undefined);

/** Lends the way to people's pages to everything inside the wizard. */
export const OpenPersonProvider = OpenPersonContext.Provider;

export function useOpenPerson(): OpenPerson {
  return useContext(OpenPersonContext);
}
