import { createContext, type ReactNode, useContext } from 'react';

const PageNoticeContext = createContext<ReactNode>(undefined);

/** What stands before the matter of whatever page a step shows. */
export const PageNotice = PageNoticeContext.Provider;

export function usePageNotice(): ReactNode {
  return useContext(PageNoticeContext);
}
