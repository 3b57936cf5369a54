import { speak } from './catalogue/speak.ts';

document.documentElement.lang = await speak(navigator.languages);
// Only now: modules name their texts as they are loaded, in the language that is spoken then.
await import('./page.tsx');
