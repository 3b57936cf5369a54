/** The entry file of a container's process. */
export const containerEntry = new URL('./child/entry.ts', import.meta.url);
