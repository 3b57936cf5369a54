import { Button, makeStyles } from '@fluentui/react-components';
import { Card } from './card.tsx';
import { SaveFile, type SaveFileProps } from './save-file.tsx';

const useStyles = makeStyles({ ways: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' } });

interface WholeListCardProps {
  readonly title: string;
  /** What the button says that opens the list. */
  readonly show: string;
  readonly onShow: () => void;
  readonly save: SaveFileProps;
}

/** Everybody whom a piece of work is about, to look at here and to save. */
export function WholeListCard({ title, show, onShow, save }: WholeListCardProps) {
  return (
    <Card title={title}>
      <div className={useStyles().ways}>
        <Button size="small" onClick={onShow}>
          {show}
        </Button>
        <SaveFile {...save} />
      </div>
    </Card>
  );
}
