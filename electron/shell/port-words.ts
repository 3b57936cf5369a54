// What main, preload and page say to one another about ports; the page has the same words (renderer/client).

/** Carries a port. */
export const portMessage = 'userferry:port';
/** Asks for another one. */
export const portRequest = 'userferry:port?';
