import { Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, type Ref, Suspense, useId, useState } from 'react';
import {
  type ActionName,
  actions,
  type DeployedScript,
  emptyScript,
  type Failure,
  type ScriptFinding,
  type ScriptPlace,
} from '../../../electron/assistant/contract/index.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { errors, lines as linesCounted, warnings } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import type { CodeEditorHandle } from './editor/code-editor.tsx';
import { ProblemList } from './problem-list.tsx';
import { type EditedScript, templateOf } from './use-script.ts';
import { WayNote } from './way-note.tsx';

const CodeEditor = lazy(() => import('./editor/code-editor.tsx'));

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '4px 12px',
    minHeight: '40px',
    boxSizing: 'border-box',
    padding: '4px 8px 4px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
  },
  ways: { marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end' },
  end: { marginLeft: 'auto' },
  editor: { height: 'clamp(300px, calc(100vh - 500px), 900px)', minHeight: 0 },
  waiting: { height: '100%', display: 'grid', placeContent: 'center' },
  none: {
    padding: '16px',
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    alignItems: 'flex-start',
    minHeight: '168px',
  },
  panel: { width: '100%', boxSizing: 'border-box' },
  calm: { margin: 0, color: tokens.colorNeutralForeground2 },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    padding: '7px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface ScriptCardProps {
  readonly action: ActionName;
  readonly edited: EditedScript;
  /** As the last deployment left it; undefined while nobody knows. */
  readonly deployed: DeployedScript | undefined;
  readonly findings: readonly ScriptFinding[];
  readonly editor: Ref<CodeEditorHandle>;
  readonly onReveal: (place: ScriptPlace) => void;
}

/** The text of one script: where it comes from, the editor, and what is wrong with it. */
export function ScriptCard({ action, edited, deployed, findings, editor, onReveal }: ScriptCardProps) {
  const styles = useStyles();
  const hint = useId();
  const [comparing, setComparing] = useState<'template' | 'deployed'>();
  const { script, text, failed } = edited;
  const template = script === undefined ? null : templateOf(script);
  const differs = template !== null && text !== null && text !== template;
  const asDeployed = deployed?.kind === 'text' && text !== null && deployed.source !== text ? deployed.source : null;
  const comparisons = [
    ...(differs ? [{ name: 'template', words: t`Compare with the template`, source: template } as const] : []),
    ...(asDeployed !== null
      ? [{ name: 'deployed', words: t`Compare with what is deployed`, source: asDeployed } as const]
      : []),
  ];
  const original = comparisons.find(({ name }) => name === comparing)?.source ?? null;
  const problems = { error: 0, warning: 0 };
  for (const { severity } of findings) problems[severity] += 1;
  return (
    <section className={styles.card} aria-label={t`Script ${action}`}>
      <div className={styles.head}>
        <span>{originWords(template, text)}</span>
        <div className={styles.ways}>
          {original !== null ? (
            <TextButton onClick={() => setComparing(undefined)}>
              <Trans>Show the text alone</Trans>
            </TextButton>
          ) : (
            comparisons.map(({ name, words }) => (
              <TextButton key={name} onClick={() => setComparing(name)}>
                {words}
              </TextButton>
            ))
          )}
          {(differs || script?.edited !== null) && script !== undefined && template !== null && (
            <TextButton disabledFocusable={edited.saving} onClick={() => void edited.drop()}>
              <Trans>Back to the template</Trans>
            </TextButton>
          )}
        </div>
      </div>
      {failed !== undefined && <FailurePanel failure={failed} />}
      {script !== undefined && text === null && script.template.kind === 'none' ? (
        <div className={styles.none}>
          <NoTemplate action={action} failure={script.template.failure} />
          <Button onClick={() => edited.write(emptyScript(action, actions[action].parameters))}>
            <Trans>Begin with an empty {action}</Trans>
          </Button>
        </div>
      ) : (
        <>
          <div className={styles.editor}>
            {script === undefined || text === null ? (
              <div className={styles.waiting}>
                {failed === undefined && <Spinner size="tiny" label={t`Writing the template from your mapping`} />}
              </div>
            ) : (
              <Suspense fallback={<div className={styles.waiting} />}>
                <CodeEditor
                  key={action}
                  ref={editor}
                  action={action}
                  text={text}
                  surroundings={script}
                  findings={findings}
                  comparedWith={original}
                  describedBy={hint}
                  onChange={edited.write}
                />
              </Suspense>
            )}
          </div>
          <ProblemList findings={findings} onReveal={onReveal} />
          <div className={styles.foot}>
            <span role="status">
              {findings.length === 0
                ? t`No problem found`
                : [
                    ...(problems.error > 0 ? [errors(problems.error)] : []),
                    ...(problems.warning > 0 ? [warnings(problems.warning)] : []),
                  ].join(', ')}
            </span>
            <span>{text === null ? '' : t`${{ size: kilobytes(text) }} of 100 KB`}</span>
            <span id={hint} className={styles.end}>
              <Trans>Tab indents. Escape, then Tab, leaves the editor.</Trans>
            </span>
          </div>
          <WayNote action={action} />
        </>
      )}
    </section>
  );
}

/** Scripts that write are asked for by few: that one has no template yet is no trouble. One that reads and has none is. */
function NoTemplate({ action, failure }: { readonly action: ActionName; readonly failure: Failure }) {
  const styles = useStyles();
  if (!actions[action].writes) return <FailurePanel className={styles.panel} failure={failure} />;
  return (
    <p className={styles.calm}>
      {failure.message} {failure.next} <Caption1>{failure.code}</Caption1>
    </p>
  );
}

function originWords(template: string | null, text: string | null): string {
  if (text === null) return t`No text yet`;
  if (template === null) return t`Your own text`;
  if (text === template) return t`As the template writes it from your mapping`;
  const lines = changedLines(template, text);
  return t`The template with ${{ lines: linesCounted(lines) }} changed`;
}

/** Lines of the text that the template does not have, or those of the template that are gone, whichever are more. */
function changedLines(template: string, text: string): number {
  const [before, now] = [template.split('\n'), text.split('\n')];
  return Math.max(linesBeside(now, before), linesBeside(before, now));
}

function linesBeside(lines: readonly string[], others: readonly string[]): number {
  const left = Map.groupBy(others, (line) => line);
  let beside = 0;
  for (const line of lines) if (left.get(line)?.pop() === undefined) beside += 1;
  return beside;
}

function kilobytes(text: string): string {
  const tenths = Math.ceil((new TextEncoder().encode(text).length / 1024) * 10);
  return tenths >= 1000 ? count(Math.ceil(tenths / 10)) : (tenths / 10).toFixed(1);
}
