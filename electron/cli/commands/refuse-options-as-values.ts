import type { Command } from 'commander';
import { exitCode } from '../output.ts';

/**
 * Makes it wrong usage where an option that wants a value is followed by another option: `--accept --json` forgot the value, and would
 * otherwise take the next option for it. For a command with all that are under it, once they are there.
 */
export function refuseOptionsAsValues(command: Command): void {
  for (const option of command.options.filter(({ required }) => required)) {
    command.on(`option:${option.name()}`, (value: unknown) => {
      if (typeof value !== 'string' || !value.startsWith('--')) return;
      command.error(`error: option '${option.flags}' argument missing: ${value} is an option`, {
        exitCode: exitCode.usage,
      });
    });
  }
  for (const under of command.commands) refuseOptionsAsValues(under);
}
