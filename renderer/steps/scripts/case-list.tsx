import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { ActionName, SaidInCase, ScriptCase, ScriptPlace } from '../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../client/use-assistant.tsx';
import { type Standing, StateIcon } from '../../components/state-icon.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { milliseconds } from '../../words/times.ts';
import { outcomesOfCases } from './cases-words.ts';
import { PlaceLink } from './place-link.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  case: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '12px',
    alignItems: 'start',
    padding: '5px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  title: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  words: {
    margin: '2px 0 0',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  wrong: { color: tokens.colorNeutralForeground1 },
  took: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums', fontSize: tokens.fontSizeBase200 },
  ways: { display: 'flex', flexWrap: 'wrap', marginLeft: '-8px' },
  said: {
    margin: '4px 0',
    padding: '8px 12px',
    display: 'grid',
    gap: '4px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

const standings: Readonly<Record<ScriptCase['outcome'], Standing>> = {
  passed: 'done',
  failed: 'trouble',
  'not-run': 'waiting',
};
const inOrder: readonly ScriptCase['outcome'][] = ['failed', 'passed', 'not-run'];

interface CaseListProps {
  readonly action: ActionName;
  readonly cases: readonly ScriptCase[];
  readonly onReveal: (place: ScriptPlace) => void;
}

/** Test cases with what came of them: those that failed first, each with what is wrong. */
export function CaseList({ action, cases, onReveal }: CaseListProps) {
  const styles = useStyles();
  const sorted = inOrder.flatMap((outcome) => cases.filter((each) => each.outcome === outcome));
  return (
    <ul className={styles.list} aria-label={t`Test cases of ${action}`}>
      {sorted.map(({ name, title, outcome, words, line, at, durationMs }) => (
        <li key={name} className={styles.case} data-case={name} data-outcome={outcome}>
          <StateIcon standing={standings[outcome]} />
          <div>
            <span className={mergeClasses(styles.title, outcome === 'not-run' && styles.quiet)}>
              {title}
              <VisuallyHidden>, {outcomesOfCases[outcome]}</VisuallyHidden>
            </span>
            {words !== undefined && (
              <p className={mergeClasses(styles.words, outcome === 'failed' ? styles.wrong : styles.quiet)}>{words}</p>
            )}
            {outcome === 'failed' && (
              <WhatWasSaid key={at} action={action} name={name}>
                {line !== undefined && <PlaceLink place={{ line, column: 1 }} onReveal={onReveal} />}
              </WhatWasSaid>
            )}
          </div>
          <span className={styles.took}>
            {outcome === 'not-run' ? outcomesOfCases[outcome] : milliseconds(durationMs)}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface WhatWasSaidProps {
  readonly action: ActionName;
  readonly name: string;
  /** Further ways, beside its button. */
  readonly children: React.ReactNode;
}

/** What the script answered, call by call: hidden until somebody asks, as it may name people. */
function WhatWasSaid({ action, name, children }: WhatWasSaidProps) {
  const styles = useStyles();
  const assistant = useAssistant();
  const [said, setSaid] = useState<SaidInCase>();
  const toggle = () => {
    if (said !== undefined) return setSaid(undefined);
    assistant.call((client) => client.saidInCase({ action, name })).then(setSaid, () => setSaid({ calls: [] }));
  };
  return (
    <>
      <div className={styles.ways}>
        {children}
        <TextButton aria-expanded={said !== undefined} onClick={toggle}>
          {said === undefined ? t`Show what the script said` : t`Hide what the script said`}
        </TextButton>
      </div>
      {said !== undefined && (
        <div className={styles.said} data-said>
          {said.calls.length === 0
            ? t`That is kept only until Userferry closes. Run the cases again to see it.`
            : said.calls.map(({ action: called, text, breaches, durationMs }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the calls of a case never change places
                <div key={index}>
                  {called}, {milliseconds(durationMs)}: {text} {breaches.join(' ')}
                </div>
              ))}
        </div>
      )}
    </>
  );
}
