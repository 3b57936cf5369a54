import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { assertNever } from '../../components/assert-never.ts';
import type { Block, GuidePageName, Inline } from './guide-tree.ts';

const useStyles = makeStyles({
  paragraph: { margin: '6px 0' },
  list: { margin: '6px 0', paddingLeft: '20px', display: 'grid', gap: '4px' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '0.92em', overflowWrap: 'anywhere' },
});

/** Follows a link within the guide. */
export type Follow = (page: GuidePageName, section: string | null) => void;

interface GuideTextProps {
  readonly blocks: readonly Block[];
  readonly onFollow: Follow;
}

/** What stands under a heading of the guide. */
export function GuideText({ blocks, onFollow }: GuideTextProps) {
  const styles = useStyles();
  return blocks.map((block, index) => {
    // Pages don't change while they are shown: the place of a block is its name.
    const key = `${block.kind} ${index}`;
    if (block.kind === 'paragraph') {
      return (
        <p key={key} className={styles.paragraph}>
          <Line parts={block.children} onFollow={onFollow} />
        </p>
      );
    }
    return (
      <ul key={key} className={styles.list}>
        {block.items.map((item) => (
          <li key={JSON.stringify(item)}>
            <Line parts={item} onFollow={onFollow} />
          </li>
        ))}
      </ul>
    );
  });
}

function Line({ parts, onFollow }: { readonly parts: readonly Inline[]; readonly onFollow: Follow }) {
  return parts.map((part, index) => {
    const key = `${part.kind} ${index}`;
    return <Part key={key} part={part} onFollow={onFollow} />;
  });
}

function Part({ part, onFollow }: { readonly part: Inline; readonly onFollow: Follow }) {
  const styles = useStyles();
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code className={styles.code}>{part.text}</code>;
    case 'strong':
      return (
        <strong>
          <Line parts={part.children} onFollow={onFollow} />
        </strong>
      );
    case 'link':
      // A button would not break over lines.
      return (
        <Link as="span" inline onClick={() => onFollow(part.page, part.section)}>
          <Line parts={part.children} onFollow={onFollow} />
        </Link>
      );
    default:
      return assertNever(part);
  }
}
