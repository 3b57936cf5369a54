import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  mergeClasses,
  OverlayDrawer,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  drawer: { width: 'min(880px, 92vw)' },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', paddingBottom: '16px' },
});

interface SideDrawerProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Something to look into beside the screen that it belongs to. */
export function SideDrawer({ title, open, onClose, className, children }: SideDrawerProps) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      className={mergeClasses(styles.drawer, className)}
      position="end"
      open={open}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
      aria-label={title}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" aria-label={t`Close`} icon={<DismissRegular />} onClick={onClose} />}
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>{children}</DrawerBody>
    </OverlayDrawer>
  );
}
