import { UserferryError } from '../../common/userferry-error.ts';
import type { WaveLimit } from '../../journal/wave-records.ts';
import { type NumberedWave, parseWaves, type WaveDefinition } from '../../migration/waves/wave-definition.ts';
import { parseLimit } from '../../migration/waves/wave-limits.ts';
import type { WaveWish } from '../../migration/waves/wave-types.ts';
import type { WavesForm, WorkedOutRun } from '../contract/index.ts';

interface ReadForm extends Pick<WorkedOutRun, 'problems'> {
  /** Null where what was typed is no waves. */
  readonly wish: (Pick<WaveWish, 'definition' | 'limits'> & { readonly waves: readonly NumberedWave[] }) | null;
}

/**
 * Reads waves and limits as they were typed on the page. A page names no file of this computer; and what the legacy database alone can
 * tell is left to the command line, so that working waves out asks nobody.
 */
export function readWavesForm(form: WavesForm): ReadForm {
  const rejected = readLimit(form.rejected);
  const failedSignIns = readLimit(form.failedSignIns);
  const limitProblems = [
    ...(rejected === 'malformed' ? [{ field: 'rejected', why: limitWanted } as const] : []),
    ...(failedSignIns === 'malformed' ? [{ field: 'failedSignIns', why: limitWanted } as const] : []),
  ];
  const parsed = parseWaves(form.waves);
  if (parsed.kind === 'malformed')
    return { wish: null, problems: [{ field: 'waves', why: parsed.why }, ...limitProblems] };
  const waves = parsed.waves.filter(isNumbered);
  if (waves.length < parsed.waves.length)
    return { wish: null, problems: [{ field: 'waves', why: forTheTerminal }, ...limitProblems] };
  const limits = {
    rejected: rejected === 'malformed' ? null : rejected,
    failedSignIns: failedSignIns === 'malformed' ? null : failedSignIns,
  };
  return { wish: { definition: form.waves, waves, limits }, problems: limitProblems };
}

const limitWanted = 'Type a number of accounts, a share such as 2%, or nothing for no limit.';
const forTheTerminal = 'Ids of a file, applications and roles are for the command line: userferry migrate --waves.';

/**
 * What somebody who begins a run has typed, for the run.
 * @param by who it is; empty for nobody by name
 * @throws UserferryError UF-4911
 */
export function wavesOfForm(form: WavesForm, by: string): WaveWish {
  const { wish, problems } = readWavesForm(form);
  const [problem] = problems;
  if (wish === null || problem !== undefined) throw malformedWaves(problem?.why);
  return { ...wish, by: by === '' ? null : by, why: null };
}

function isNumbered(wave: WaveDefinition): wave is NumberedWave {
  return wave.kind === 'first' || wave.kind === 'share' || wave.kind === 'rest';
}

function readLimit(text: string): WaveLimit | null | 'malformed' {
  return text.trim() === '' ? null : (parseLimit(text) ?? 'malformed');
}

/** UF-4911: the page says it beside the field; whoever sends it all the same gets here. */
function malformedWaves(why = 'there are none.'): UserferryError {
  return new UserferryError({
    code: 'UF-4911',
    message: `The waves, or their limits, can’t be read: ${why}`,
    kept: 'No run was begun, and nothing was sent.',
    next: 'Mend them, on Migrate.',
  });
}
