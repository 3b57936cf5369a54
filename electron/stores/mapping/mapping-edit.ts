import { z } from 'zod';
import { join } from './join.ts';
import { profile } from './profile.ts';

/**
 * What an administrator has changed of a mapping: the whole profile as it is to be, and the tables that it reads besides. Key,
 * passwords, roles and whether somebody may sign in are none of it.
 */
export const mappingEdit = z.strictObject({ profile, joins: z.array(join).max(100).readonly() });
export type MappingEdit = z.infer<typeof mappingEdit>;
