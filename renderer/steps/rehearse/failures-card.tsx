import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import {
  eventWords,
  type RehearsalMatrix,
  type RehearsedEvent,
  type RehearsedMode,
  type SaidInRehearsal,
} from '../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../client/use-assistant.tsx';
import { Card } from '../../components/card.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { TextButton } from '../../components/text-button.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '12px',
    padding: '6px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
  },
  words: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  where: { margin: '2px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  button: { marginLeft: '-8px' },
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
  line: { fontFamily: tokens.fontFamilyMonospace, paddingLeft: '12px' },
});

interface FailuresCardProps {
  readonly mode: RehearsedMode;
  readonly matrix: RehearsalMatrix;
}

/** What did not work: each reason once, with the events and accounts that have it, and what scripts said to the first of them. */
export function FailuresCard({ mode, matrix }: FailuresCardProps) {
  const styles = useStyles();
  const failures = failuresOf(matrix);
  if (failures.length === 0) return null;
  return (
    <Card title={t`What did not work`} hint={t`the same reason once, with every event and account that has it`}>
      <ul className={styles.list}>
        {failures.map(({ words, events, titles, kind, event }) => (
          <li key={`${words} ${events}`} className={styles.item} data-failure={event}>
            <StateIcon standing="trouble" />
            <div>
              <span className={styles.words}>{words}</span>
              <p className={styles.where}>
                {events}: {titles.join(', ')}
              </p>
              <WhatWasSaid mode={mode} kind={kind} event={event} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface Failure {
  readonly words: string;
  /** By name. */
  readonly events: string;
  readonly titles: readonly string[];
  /** Of the first cell. */
  readonly kind: string;
  readonly event: RehearsedEvent;
}

/** Reasons in the order of the matrix; kinds that fail in the same events for the same reason stand together. */
function failuresOf({ kinds }: RehearsalMatrix): readonly Failure[] {
  const ofKinds = kinds.flatMap(({ id, title, cells }) => {
    const failed = cells.filter(({ outcome }) => outcome === 'failed');
    return [...Map.groupBy(failed, ({ words }) => words ?? '')].flatMap(([words, own]) => {
      const [first] = own;
      const events = own.map(({ event }) => eventWords[event].name).join(', ');
      return first === undefined ? [] : [{ words, events, title, kind: id, event: first.event }];
    });
  });
  const together = Map.groupBy(ofKinds, ({ words, events }) => `${words}\n${events}`);
  return [...together.values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ ...first, titles: own.map(({ title }) => title) }];
  });
}

/** What scripts said in one event: hidden until somebody asks, as it may name people. */
function WhatWasSaid(place: { readonly mode: RehearsedMode; readonly kind: string; readonly event: RehearsedEvent }) {
  const styles = useStyles();
  const assistant = useAssistant();
  const [said, setSaid] = useState<SaidInRehearsal>();
  const toggle = () => {
    if (said !== undefined) return setSaid(undefined);
    assistant
      .call((client) => client.saidInRehearsal(place))
      .then(setSaid, () => setSaid({ account: null, calls: [] }));
  };
  return (
    <>
      <TextButton className={styles.button} aria-expanded={said !== undefined} onClick={toggle}>
        {said === undefined ? t`Show what the scripts said` : t`Hide what the scripts said`}
      </TextButton>
      {said !== undefined && (
        <div className={styles.said} data-said>
          {said.account !== null && (
            <div>
              <Trans>Account {{ account: said.account }}</Trans>
            </div>
          )}
          {said.calls.length === 0
            ? t`No script was asked, or Userferry was closed since: rehearse again to see it.`
            : said.calls.map(({ action, text, console: lines }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the calls of an event never change places
                <div key={index}>
                  {action}: {text ?? t`There is no such script, so that it was not run.`}
                  {lines.map((line, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: nor do the lines of a call
                    <div key={place} className={styles.line}>
                      {line}
                    </div>
                  ))}
                </div>
              ))}
        </div>
      )}
    </>
  );
}
