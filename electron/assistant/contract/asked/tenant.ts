import { oc } from '@orpc/contract';
import { z } from 'zod';
import { tenantForm } from '../snapshot.ts';
import { modeName, realEnvironment } from '../words.ts';
import { command } from './asking.ts';

/** What the steps Tenant and Strategy ask. */
export const tenant = {
  saveTenant: oc.input(command.extend({ form: tenantForm, clientSecret: z.string().max(1024).optional() })),
  /**
   * Turns to another tenant of the workspace, with what was typed of the one before; each keeps its form, and its secret in memory.
   */
  chooseEnvironment: oc.input(command.extend({ environment: realEnvironment, before: tenantForm })),
  checkTenant: oc.input(command),
  chooseMode: oc.input(command.extend({ mode: modeName })),
};
