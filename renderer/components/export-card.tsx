import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ExportWish } from '../../electron/assistant/contract/index.ts';
import { Card } from './card.tsx';
import { FailurePanel } from './failure-panel.tsx';
import { SaveFile } from './save-file.tsx';
import { useExport } from './use-export.ts';

const useStyles = makeStyles({
  matter: { display: 'grid', gap: '10px' },
  text: { margin: 0 },
});

interface ExportCardProps {
  readonly title: string;
  readonly hint?: string;
  /** What is written, what it does once somebody carries it out, and whether that can be taken back. */
  readonly what: ReactNode;
  readonly label: string;
  /** Undefined while it is not known what is meant. */
  readonly wish: ExportWish | undefined;
  /** Fields by which it is meant. */
  readonly children?: ReactNode;
}

/** Something handed over as files: what it is, the button that writes it, and where it then is. Nothing is sent. */
export function ExportCard({ title, hint, what, label, wish, children }: ExportCardProps) {
  const styles = useStyles();
  const { writing, written, refused, write } = useExport();
  return (
    <Card title={title} {...(hint === undefined ? {} : { hint })}>
      <div className={styles.matter}>
        <p className={styles.text}>{what}</p>
        {children}
        {refused !== undefined && <FailurePanel failure={refused} />}
        <SaveFile
          label={label}
          running={writing}
          closed={wish === undefined}
          error={undefined}
          onSave={async () => (wish === undefined ? undefined : write(wish))}
          note={written?.told.join(' ') ?? ''}
        />
      </div>
    </Card>
  );
}
