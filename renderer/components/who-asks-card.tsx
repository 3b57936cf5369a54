import { Field, Input, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { Card } from './card.tsx';
import type { WhoAsks } from './use-who-asks.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: '12px 16px',
    alignItems: 'start',
  },
  word: { maxWidth: '340px' },
});

interface WhoAsksCardProps {
  readonly asks: Omit<WhoAsks, 'opensWhen' | 'given'>;
  readonly title?: string;
  readonly hint?: string;
  /** What the word does that is to be typed. */
  readonly wordLabel: string;
  /** What else they have to say, above their name. */
  readonly children?: ReactNode;
}

/** Who asks for it and why, and the word that does it where it can’t be undone. */
export function WhoAsksCard({
  asks,
  title = t`Who asks for it`,
  hint = t`stands in the run’s report`,
  wordLabel,
  children,
}: WhoAsksCardProps) {
  const styles = useStyles();
  const { typed, said, needs, change, leave } = asks;
  return (
    <Card title={title} hint={hint}>
      <div className={styles.form}>
        {children}
        <div className={styles.fields}>
          <Field label={t`Name`} required={needs.by} {...(said.by === undefined ? {} : { validationMessage: said.by })}>
            <Input
              value={typed.by}
              maxLength={200}
              autoComplete="name"
              onChange={(_, data) => change({ by: data.value })}
              onBlur={() => leave('by')}
            />
          </Field>
          {asks.asksWhy && (
            <Field
              label={t`Reason or change number`}
              required={needs.why}
              {...(said.why === undefined ? {} : { validationMessage: said.why })}
            >
              <Input
                value={typed.why}
                maxLength={1000}
                autoComplete="off"
                onChange={(_, data) => change({ why: data.value })}
                onBlur={() => leave('why')}
              />
            </Field>
          )}
        </div>
        {asks.wanted !== undefined && (
          <Field
            className={styles.word}
            label={wordLabel}
            required
            {...(said.word === undefined ? {} : { validationMessage: said.word })}
          >
            <Input
              value={asks.word}
              maxLength={20}
              autoComplete="off"
              onChange={(_, data) => asks.setWord(data.value)}
              onBlur={() => leave('word')}
            />
          </Field>
        )}
      </div>
    </Card>
  );
}
