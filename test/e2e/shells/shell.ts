/** Where the walks run; vitest.config.ts provides it. */
export type ShellName = 'browser host' | 'electron';

declare module 'vitest' {
  interface ProvidedContext {
    readonly shell: ShellName;
  }
}
