import { z } from 'zod';

// What passes between a practice server that can't start processes and the host that starts them in its place. `process` is the
// borrower's number for one of them.

const number = z.int().positive();

/** What the borrower asks for. */
export const askedOfLender = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fork'),
    process: number,
    entry: z.string(),
    args: z.array(z.string()),
    options: z.strictObject({
      env: z.record(z.string(), z.string()).optional(),
      execArgv: z.array(z.string()).optional(),
      output: z.enum(['inherited', 'captured']).optional(),
    }),
  }),
  z.strictObject({ kind: z.literal('send'), process: number, message: z.unknown() }),
  z.strictObject({ kind: z.literal('kill'), process: number }),
]);
export type AskedOfLender = z.infer<typeof askedOfLender>;

/** What the host tells of one of these processes; `pid` is 0 until it is known. */
export const toldByLender = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), process: number, pid: z.int(), message: z.unknown() }),
  z.strictObject({ kind: z.literal('output'), process: number, text: z.string() }),
  z.strictObject({ kind: z.literal('exit'), process: number, code: z.int().nullable() }),
]);
export type ToldByLender = z.infer<typeof toldByLender>;
