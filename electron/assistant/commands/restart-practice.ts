import { UserferryError } from '../../common/userferry-error.ts';
import type { Desk } from '../desk/desk.ts';
import { failureAt, placesOfCommand } from '../wizard/failure-places.ts';
import { practiceForms } from './use-practice.ts';

/**
 * Starts the practice servers of the open workspace anew, where those of before have gone with the process that had started them: the
 * same store, number and seed, so that the same people are there. The tenant begins empty: a plan for the one of before is put aside, and
 * its runs, which went to another address, are not gone on with.
 * @throws UserferryError UF-6015
 */
export function restartPractice(desk: Desk): Promise<void> {
  const { practice } = desk.wizard.file;
  if (practice === undefined) return Promise.reject(notOfPractice());
  return desk.wizard.begin('practice', async () => {
    try {
      const environment = await desk.startPractice(practice);
      const { forms, secrets } = practiceForms(environment, desk.wizard.file.legacy);
      const planPutAside = desk.powers.clock.now();
      await desk.turnTo({ ...desk.wizard.file, ...forms, step: 'legacy-database', planPutAside }, secrets);
    } catch (error) {
      desk.state.update({ failure: failureAt(placesOfCommand.restartPractice, error) });
    }
  });
}

function notOfPractice(): UserferryError {
  return new UserferryError({
    code: 'UF-6015',
    message: 'This workspace has no practice environment that could be started anew.',
    kept: 'Nothing was changed.',
    next: 'Start a practice environment on Start; it opens a workspace of its own.',
  });
}
