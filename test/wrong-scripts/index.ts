import { callbacks } from './callbacks.ts';
import { endings } from './endings.ts';
import { promises } from './promises.ts';
import { texts } from './texts.ts';
import { values } from './values.ts';
import type { WrongScript } from './wrong-script.ts';

/** The corpus of wrong scripts: for every breach and every kind of failure at least one. */
export const wrongScripts: readonly WrongScript[] = [...callbacks, ...promises, ...values, ...texts, ...endings];
