import { Link, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { SoughtPerson } from '../../electron/assistant/contract/index.ts';
import { useOpenPerson } from './open-person.ts';

const useStyles = makeStyles({
  link: {
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    verticalAlign: 'middle',
  },
});

interface PersonLinkProps {
  readonly sought: SoughtPerson;
  /** How the line calls them. */
  readonly children: ReactNode;
}

/** A line's name of somebody, which opens their page. */
export function PersonLink({ sought, children }: PersonLinkProps) {
  const styles = useStyles();
  const open = useOpenPerson();
  return (
    <Link as="button" className={styles.link} onClick={() => open(sought)}>
      {children}
    </Link>
  );
}
