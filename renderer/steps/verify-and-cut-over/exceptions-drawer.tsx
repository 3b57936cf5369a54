import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { type CutoverState, type ExceptionKind, exceptionKind } from '../../../electron/assistant/contract/index.ts';
import { SideDrawer } from '../../components/side-drawer.tsx';
import { count } from '../../words/numbers.ts';
import { kindWords } from './cut-over-words.ts';
import { ExceptionsOfKind } from './exceptions-of-kind.tsx';

const useStyles = makeStyles({ tabs: { flexShrink: 0, flexWrap: 'wrap', marginLeft: '-10px' } });

interface ExceptionsDrawerProps {
  readonly cutover: CutoverState;
  /** Undefined while it is closed. */
  readonly kinds: readonly ExceptionKind[] | undefined;
  readonly onClose: () => void;
}

/** Whoever or whatever stands against the cutover, kind by kind: to be accepted by name, or handed on. */
export function ExceptionsDrawer({ cutover, kinds, onClose }: ExceptionsDrawerProps) {
  const [first] = kinds ?? [];
  return (
    <SideDrawer
      title={kinds?.length === 1 && first !== undefined ? kindWords[first].title : t`What is to be settled`}
      open={kinds !== undefined}
      onClose={onClose}
    >
      {kinds !== undefined && first !== undefined && (
        <Kinds key={kinds.join()} cutover={cutover} kinds={kinds} first={first} />
      )}
    </SideDrawer>
  );
}

interface KindsProps {
  readonly cutover: CutoverState;
  readonly kinds: readonly ExceptionKind[];
  readonly first: ExceptionKind;
}

function Kinds({ cutover, kinds, first }: KindsProps) {
  const styles = useStyles();
  const [shown, setShown] = useState(
    kinds.find((kind) => cutover.exceptions.some((entry) => entry.kind === kind && entry.found > entry.accepted)) ??
      first,
  );
  const numbers = (kind: ExceptionKind) =>
    cutover.exceptions.find((entry) => entry.kind === kind) ?? { kind, found: 0, accepted: 0 };
  return (
    <>
      {kinds.length > 1 && (
        <TabList
          className={styles.tabs}
          selectedValue={shown}
          onTabSelect={(_, { value }) => {
            const kind = exceptionKind.safeParse(value);
            if (kind.success) setShown(kind.data);
          }}
        >
          {kinds.map((kind) => (
            <Tab key={kind} value={kind}>
              {kindWords[kind].title} {count(numbers(kind).found)}
            </Tab>
          ))}
        </TabList>
      )}
      <ExceptionsOfKind key={shown} {...numbers(shown)} at={cutover.at} />
    </>
  );
}
