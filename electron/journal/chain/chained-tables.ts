/** A table whose lines are evidence of a run. */
export interface ChainedTable {
  readonly name: string;
  /** The run of a line, as SQL; `row` is the table's name, or OLD and NEW in a trigger. */
  readonly run: (row: string) => string;
  /** Columns that say nothing of what happened: how far a run has worked, and when it was last alive. */
  readonly passing: readonly string[];
}

const own = (name: string, passing: readonly string[] = []): ChainedTable => ({
  name,
  run: (row) => `${row}.run`,
  passing,
});

/** Everything that the chain of evidence covers. A table that a later release adds for a run belongs in here. */
export const chainedTables: readonly ChainedTable[] = [
  { name: 'run', run: (row) => `${row}.id`, passing: ['seen', 'active_ms', 'cursor'] },
  own('ledger'),
  own('carried'),
  own('file'),
  own('event'),
  own('verification'),
  own('circumstance'),
  own('undo'),
  own('undo_asking'),
  own('undo_user'),
  own('undo_difference'),
  own('waved_run'),
  own('wave'),
  own('wave_range'),
  own('wave_word'),
  own('wave_logged'),
  own('sign_in_watch', ['at', 'position', 'up_to']),
  own('sign_in_logged'),
  own('sign_in_interval'),
  own('assignment'),
  own('assignment_asking'),
  own('assignment_role'),
  own('assignment_user'),
  own('present_update'),
  own('present_asking'),
  own('present_user'),
  own('mailing'),
  { name: 'mail', run: (row) => `(SELECT run FROM mailing WHERE id = ${row}.mailing)`, passing: [] },
];
