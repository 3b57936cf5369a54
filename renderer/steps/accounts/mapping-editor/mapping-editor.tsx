import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EditableMapping } from '../../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../../client/use-assistant.tsx';
import { useCommand } from '../../../client/use-command.ts';
import { PersonalData } from '../../../components/personal-data.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { useKeptDraft } from '../../../drafts/use-draft.ts';
import { fields } from '../../../words/counts.ts';
import { AddMetadata } from './add-metadata.tsx';
import { editOf, isSameProfile, withValue } from './edit-profile.ts';
import { FieldTable } from './field-table.tsx';
import { usePreview } from './use-preview.ts';

const useStyles = makeStyles({
  drawer: { width: 'min(1080px, 94vw)' },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', paddingBottom: '16px' },
  top: { display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', gap: '8px 16px', flexWrap: 'wrap' },
  note: { margin: 0, color: tokens.colorNeutralForeground3 },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1 },
  scroll: { flexShrink: 0 },
  footer: { flexWrap: 'wrap', rowGap: '8px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  standing: { flexGrow: 1, alignSelf: 'center' },
  buttons: { display: 'flex', gap: '8px', flexWrap: 'wrap', marginLeft: 'auto' },
});

interface MappingEditorProps {
  /** Whose sample accounts are shown. */
  readonly survey: string;
  readonly samples: number;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Where each field of a user comes from, to be changed, with a few real accounts to see what comes of it. */
export function MappingEditor({ survey, samples, open, onClose }: MappingEditorProps) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      className={styles.drawer}
      position="end"
      open={open}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
      aria-label={t`Edit the mapping`}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" aria-label={t`Close`} icon={<DismissRegular />} onClick={onClose} />}
        >
          <Trans>Edit the mapping</Trans>
        </DrawerHeaderTitle>
      </DrawerHeader>
      {open && <Opening survey={survey} samples={samples} onClose={onClose} />}
    </OverlayDrawer>
  );
}

/** Reads what there is to choose from. */
function Opening({ survey, samples, onClose }: Omit<MappingEditorProps, 'open'>) {
  const styles = useStyles();
  const assistant = useAssistant();
  const { data, error } = useQuery({
    queryKey: ['mapping-to-edit', survey],
    queryFn: () => assistant.call((client) => client.mappingToEdit({})),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (data !== undefined) return <Editor editable={data} survey={survey} samples={samples} onClose={onClose} />;
  return (
    <DrawerBody className={styles.body}>
      {error === null ? (
        <Spinner label={t`Looking which columns there are`} />
      ) : (
        <p role="alert" className={styles.problem}>
          {error.message}
        </p>
      )}
    </DrawerBody>
  );
}

interface EditorProps {
  readonly editable: EditableMapping;
  readonly survey: string;
  readonly samples: number;
  readonly onClose: () => void;
}

function Editor({ editable, survey, samples, onClose }: EditorProps) {
  const styles = useStyles();
  const { edit, proposed, tables } = editable;
  const [profile, setProfile] = useKeptDraft('mapping', edit.profile);
  const [inClear, setInClear] = useState(false);
  const save = useCommand('saveMapping');
  const { preview, reading, failed } = usePreview(survey, editOf(profile, tables), inClear);
  const problems = preview?.problems ?? [];
  const changed = !isSameProfile(profile, edit.profile);
  const asProposed = isSameProfile(profile, proposed.profile);
  const keep = async () => {
    const answer = await save.give({ edit: editOf(profile, tables) });
    if (answer !== undefined) onClose();
  };
  return (
    <>
      <DrawerBody className={styles.body}>
        <div className={styles.top}>
          <p className={styles.note}>
            <Trans>Nothing is kept until you save, and nothing in the legacy database is changed.</Trans>
          </p>
          <PersonalData
            shown={inClear && preview !== undefined}
            wanted={inClear}
            reading={reading}
            onWant={setInClear}
          />
        </div>
        <RefusedCommand error={save.error} />
        {failed !== undefined && (
          <p role="alert" className={styles.problem}>
            <Trans>{failed} No accounts are shown.</Trans>
          </p>
        )}
        {problems
          .filter(({ field }) => field === null)
          .map(({ code, text }) => (
            <p key={text} role="alert" className={styles.problem}>
              {text} {code}
            </p>
          ))}
        <ScrollRegion className={styles.scroll} label={t`Every field of a user`}>
          <FieldTable editable={editable} profile={profile} preview={preview} samples={samples} onChange={setProfile} />
        </ScrollRegion>
        <AddMetadata
          profile={profile}
          tables={tables}
          onAdd={(field, value) => setProfile(withValue(profile, field, value))}
        />
      </DrawerBody>
      <DrawerFooter className={styles.footer}>
        <span className={styles.standing} role="status">
          {standing(changed, problems.length)}
        </span>
        <div className={styles.buttons}>
          {!asProposed && (
            <Button onClick={() => setProfile(proposed.profile)}>
              <Trans>Back to what Userferry proposed</Trans>
            </Button>
          )}
          {changed && (
            <Button onClick={() => setProfile(edit.profile)}>
              <Trans>Leave as it was</Trans>
            </Button>
          )}
          <Button
            appearance="primary"
            disabledFocusable={!changed || problems.length > 0 || save.running}
            onClick={() => void keep()}
          >
            <Trans>Save and survey again</Trans>
          </Button>
        </div>
      </DrawerFooter>
    </>
  );
}

function standing(changed: boolean, problems: number): string {
  if (problems > 0) return t`${{ fields: fields(problems) }} to mend before it can be saved.`;
  return changed ? t`Saving puts the plan aside; nothing has been sent.` : t`Nothing is changed yet.`;
}
