import { type SignInTarget, signIn } from '../sign-ins.ts';
import { type LivedLife, typed } from './live-through.ts';
import type { Behaviour } from './people.ts';

/** Who of one behaviour was tried at the end, and what became of it. */
export interface Tried {
  readonly behaviour: Behaviour;
  readonly sampled: number;
  readonly letIn: number;
  /** Attempts with a password or an address that should let nobody in, and did. */
  readonly wronglyLetIn: number;
}

const AT_A_TIME = 4;

/** Signs in as a sample of the people of every behaviour, with what should let them in and with what should not. */
export async function tryEverySort(
  lives: readonly LivedLife[],
  target: SignInTarget,
  wanted: number,
): Promise<readonly Tried[]> {
  const sorts = Map.groupBy(
    lives.filter(({ fate }) => fate.letsIn !== null),
    ({ person }) => person.behaviour,
  );
  const each = Math.ceil(wanted / Math.max(1, sorts.size));
  const tried: Tried[] = [];
  for (const [behaviour, people] of sorts) {
    const sample = evenly(people, each);
    let letIn = 0;
    let wronglyLetIn = 0;
    const queue = sample.values();
    const work = async () => {
      for (const { person, fate } of queue) {
        for (const wrong of fate.keepsOut) {
          const { email, password } = typed(person, wrong);
          if (await signIn(target, email, password)) wronglyLetIn += 1;
        }
        if (fate.letsIn === null) continue;
        const { email, password } = typed(person, fate.letsIn);
        if (await signIn(target, email, password)) letIn += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    tried.push({ behaviour, sampled: sample.length, letIn, wronglyLetIn });
  }
  return tried;
}

function evenly<Item>(items: readonly Item[], wanted: number): readonly Item[] {
  const step = Math.max(1, items.length / wanted);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
