/**
 * Why a known password fits several ways of hashing, as a sentence: what is open, and which account settles it. `password-encoding`:
 * they differ in letters beyond ASCII alone. `same-here`: they happen to agree on what was tried.
 */
export const ambiguityTexts = {
  'password-encoding':
    'The recipes that fit differ only in how they encode letters beyond ASCII. Try an account whose password has one, such as ä, é or ß.',
  'same-here':
    'More than one recipe fits what these accounts hold. Try another account, best with a password beyond ASCII.',
} as const;
export type Ambiguity = keyof typeof ambiguityTexts;
