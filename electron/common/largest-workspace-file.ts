/**
 * Of a colleague's workspace, in characters: seven scripts as long as they may be, and everything else many times over. In a file of its own,
 * because the page needs it at once and none of the contract's schemas.
 */
export const largestWorkspaceFile = 5_000_000;
