import type { Engine } from '../engine.ts';
import { pages, REPORT_PAGE } from '../pages.ts';
import type { ExceptionBook } from './exception-book.ts';

/** What has to be accepted by name, over the worker that has the journal open. */
export function exceptionsOver({ worker }: Pick<Engine, 'worker'>): ExceptionBook {
  return {
    gather: (place, run, unseen) => worker.gatherExceptions(place, run, unseen),
    told: (place) => worker.exceptionsTold(place),
    page: (place, after, limit) => worker.exceptionsPage(place, after, limit),
    all: (place) => pages((last) => worker.exceptionsPage(place, last, REPORT_PAGE)),
    knows: (place, what) => worker.exceptionKnown(place, what),
    accept: (place, what, acceptance) => worker.acceptExceptions(place, what, acceptance),
    withdraw: (place, what) => worker.withdrawAcceptances(place, what),
  };
}
