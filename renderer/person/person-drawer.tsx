import { Button, Field, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { SoughtPerson } from '../../electron/assistant/contract/index.ts';
import { FailurePanel } from '../components/failure-panel.tsx';
import { SideDrawer } from '../components/side-drawer.tsx';
import { PeopleFound } from './people-found.tsx';
import { personWords } from './person-words.ts';
import { type Looking, usePerson } from './use-person.ts';

const useStyles = makeStyles({
  drawer: { width: 'min(1080px, 96vw)' },
  form: { display: 'flex', alignItems: 'flex-start', gap: '8px', flexWrap: 'wrap' },
  field: { flexGrow: 1, flexBasis: '280px', maxWidth: '560px' },
  // Stands beside the field, which has its label above it.
  find: { marginTop: '26px' },
  looking: { display: 'flex', alignItems: 'center', gap: '12px', flexWrap: 'wrap' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

interface PersonDrawerProps {
  /** Whom to show at once; undefined for whoever is about to be typed. */
  readonly sought: SoughtPerson | undefined;
  readonly onClose: () => void;
}

/** Looks somebody up over any screen: a field, one sentence, and what it rests on. */
export default function PersonDrawer({ sought, onClose }: PersonDrawerProps) {
  const styles = useStyles();
  const hint = useId();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(sought === undefined ? '' : nameOf(sought));
  const [empty, setEmpty] = useState(false);
  const [wish, setWish] = useState<Looking | undefined>(
    sought === undefined ? undefined : { number: 0, sought, inClear: false },
  );
  const isToBeTyped = sought === undefined;
  const { found, inClear, failure, looking, stopped, stop } = usePerson(wish);
  // The drawer itself has just focused its first button.
  useEffect(() => {
    if (isToBeTyped) focusField(form.current);
  }, [isToBeTyped]);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const name = typed.trim();
    setEmpty(name === '');
    if (name === '') return focusField(form.current);
    // Asked for anew, somebody's data is hidden anew.
    setWish((last) => ({ number: (last?.number ?? 0) + 1, sought: soughtBy(name, last?.sought), inClear: false }));
  };
  return (
    <SideDrawer title={personWords.title} open onClose={onClose} className={styles.drawer}>
      <p id={hint} className={styles.quiet}>
        {personWords.what}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a search element is not known to every browser that shows this page */}
      <form ref={form} role="search" className={styles.form} onSubmit={find}>
        <Field
          label={personWords.field}
          className={styles.field}
          {...(empty ? { validationState: 'error', validationMessage: personWords.empty } : {})}
        >
          <Input
            value={typed}
            maxLength={450}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={hint}
            contentBefore={<SearchRegular aria-hidden />}
            onChange={(_, { value }) => setTyped(value)}
          />
        </Field>
        <Button type="submit" className={styles.find}>
          {found === undefined ? personWords.find : personWords.again}
        </Button>
      </form>
      {looking && found === undefined && (
        <div className={styles.looking}>
          <Spinner size="small" label={personWords.looking} />
          <Button size="small" onClick={stop}>
            {personWords.stop}
          </Button>
        </div>
      )}
      {stopped && (
        <p role="status" className={styles.quiet}>
          {personWords.stopped}
        </p>
      )}
      {failure !== undefined && <FailurePanel failure={failure} />}
      {found !== undefined && wish !== undefined && (
        <PeopleFound
          key={wish.number}
          found={found}
          personal={{
            shown: inClear,
            wanted: wish.inClear,
            reading: looking,
            onWant: (wanted) => setWish({ ...wish, inClear: wanted }),
          }}
          onLeave={onClose}
        />
      )}
    </SideDrawer>
  );
}

function focusField(form: HTMLFormElement | null): void {
  form?.querySelector('input')?.focus();
}

function nameOf(sought: SoughtPerson): string {
  return sought.by === 'name' ? sought.name : sought.key;
}

/** An account that was opened from a list stays that account as long as its key stands in the field. */
function soughtBy(name: string, last: SoughtPerson | undefined): SoughtPerson {
  return last?.by === 'key' && last.key === name ? last : { by: 'name', name };
}
