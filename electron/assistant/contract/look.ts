import { z } from 'zod';

/** How the page looks: as the system does, or as somebody chose on this computer. */
export const lookChoice = z.enum(['system', 'light', 'dark', 'contrast']);
export type LookChoice = z.infer<typeof lookChoice>;
