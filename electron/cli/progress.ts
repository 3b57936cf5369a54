import { prefixElsewhere } from '../assistant/deploy/warnings.ts';
import { lookAtTrickle } from '../assistant/trickle/look-at-trickle.ts';
import { writeStragglers } from '../assistant/trickle/write-stragglers.ts';
import { warningText } from '../common/warning.ts';
import { countText } from '../reports/wording.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';
import { trickleLines } from './trickle-lines.ts';

/** `progress`: one look at how a trickle migration stands, for whoever waits or for a scheduler. */
export function progressVerb(
  options: WorkspaceOptions & { readonly stragglers?: string },
  context: VerbContext,
): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const look = await lookAtTrickle(session, {
      signal: context.signal,
      onProgress: (done) => context.terminal.progress(`Looking: ${countText(done)} users read`),
    });
    const warnings = await prefixElsewhere(session, context.signal);
    const { stragglers: file } = options;
    if (file !== undefined) await writeStragglers(session, file);
    return {
      json: { look, warnings, ...(file === undefined ? {} : { stragglers: file }) },
      lines: [
        ...trickleLines(look),
        ...warnings.map(warningText),
        ...(file === undefined ? [] : [`Who has not moved, longest not seen first (personal data): ${file}`]),
      ],
      exit: exitCode.done,
    };
  });
}
