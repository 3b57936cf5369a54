import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  capacity,
  configurationValues,
  consent,
  deployedScript,
  deploySettings,
  deployTarget,
  workedOutDeployment,
} from '../deploy.ts';
import { exportWish, outboundRanges, writtenExport } from '../exports.ts';
import { override } from '../production.ts';
import { actionName } from '../scripts.ts';
import { list } from '../shapes.ts';
import { command, question } from './asking.ts';

/** What the step Scripts asks to bring them to Auth0. */
export const deploy = {
  /** Keeps how Auth0's machines reach the legacy database; values of the configuration are kept in memory. */
  saveDeploySettings: oc.input(command.extend({ settings: deploySettings, values: configurationValues })),
  /** Reads the connection and works out what a deployment would change. Sends nothing, and writes nothing down. */
  workOutDeployment: question
    .input(z.object({ target: deployTarget, dropConfiguration: z.boolean() }))
    .output(workedOutDeployment),
  /**
   * Deploys what was shown, which its code names; `number` is the deployment's, null where there was nothing to change. A client that
   * goes away meanwhile sees in the state what became of it.
   */
  deploy: question
    .input(
      command.extend({
        target: deployTarget,
        consents: list(consent),
        code: z.string().max(64),
        override: override.optional(),
      }),
    )
    .output(z.object({ number: z.number().int().nullable() })),
  /** A script as the last deployment left it, to be compared with. */
  deployedScript: question.input(z.object({ action: actionName })).output(deployedScript),
  /** How many of Auth0's addresses there are, before they are written; asks nobody. */
  outboundRanges: question.output(outboundRanges),
  /** Writes what others are to carry out into a new folder of the workspace's, and opens what is read first where the host can. Sends nothing. */
  saveExport: question.input(command.extend({ wish: exportWish })).output(writtenExport),
  /** Whether the tenant carries so many sign-ins a second, by what the test cases of login took. */
  capacity: question.input(z.object({ peakSignIns: z.number().positive().max(1_000_000).optional() })).output(capacity),
};
