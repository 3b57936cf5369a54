/** How a list of statements ended: at its end, or by a jump out of it. */
export type Ending = 'end' | 'break' | 'continue' | { readonly status: number };
