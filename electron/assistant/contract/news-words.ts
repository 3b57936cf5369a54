import { assertNever } from '../../common/assert-never.ts';
import { countText } from '../../common/count-text.ts';
import type { News } from './long-work.ts';

/** A notification's two lines. */
export interface NewsWords {
  readonly title: string;
  readonly body: string;
}

/** What a notification says: the system's, and the browser's. It may lie on a locked screen, so it names nobody. */
export function newsWords(news: News): NewsWords {
  switch (news.kind) {
    case 'finished':
      return {
        title: 'The migration has ended',
        body: `${countText(news.imported)} imported, ${countText(news.rejected)} rejected. Userferry counts in the tenant now.`,
      };
    case 'stopped':
      return {
        title: 'The migration has stopped',
        body: `${news.why ?? 'It was stopped.'} Nobody will be imported twice; it can be resumed.`,
      };
    case 'waits-for-yes':
      return { title: 'A wave has ended', body: 'The next one is sent only after a yes.' };
    case 'held-up':
      return {
        title: news.by === 'tenant' ? 'Auth0 can’t be reached' : 'The legacy database can’t be reached',
        body: 'The migration waits, and goes on by itself. Nothing is lost.',
      };
    case 'work-over':
      return news.failed
        ? { title: 'Userferry could not finish', body: 'What happened and what to do next stands in its window.' }
        : { title: 'Userferry has finished', body: 'What was found stands in its window.' };
    default:
      return assertNever(news);
  }
}
