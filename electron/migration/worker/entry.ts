/** Where the worker's entry file is, unless a bundler moved it. */
export const workerEntry = new URL('./main.ts', import.meta.url);
