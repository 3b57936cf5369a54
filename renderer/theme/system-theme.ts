import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import type { LookChoice } from '../../electron/assistant/contract/index.ts';
import { coloredSeries, patternedSeries } from './series-fills.ts';

const dark = '(prefers-color-scheme: dark)';
const forced = '(forced-colors: active)';

const font =
  "'Segoe UI Variable Text', 'Segoe UI Variable', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', sans-serif";
const light = { ...webLightTheme, ...coloredSeries, fontFamilyBase: font };
const night = { ...webDarkTheme, ...coloredSeries, fontFamilyBase: font };
const contrast = { ...teamsHighContrastTheme, ...patternedSeries, fontFamilyBase: font };

/** Which look the page has. */
export type Look = Exclude<LookChoice, 'system'>;

const chosen = new EventTarget();

/** What was chosen on this computer: the host writes it into the page that it serves, where page.css goes by it too. */
export function lookChoice(): LookChoice {
  const { look } = document.documentElement.dataset;
  return look === 'light' || look === 'dark' || look === 'contrast' ? look : 'system';
}

/** Lets the page have another look at once; whoever calls has it kept. */
export function applyLook(choice: LookChoice): void {
  document.documentElement.dataset.look = choice;
  chosen.dispatchEvent(new Event('change'));
}

/** Where the system forces its colours, they are on the page whatever was chosen, and the theme has to know. */
function look(): Look {
  if (matchMedia(forced).matches) return 'contrast';
  const choice = lookChoice();
  if (choice !== 'system') return choice;
  return matchMedia(dark).matches ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  const sources = [matchMedia(dark), matchMedia(forced), chosen];
  for (const source of sources) source.addEventListener('change', listener);
  return () => {
    for (const source of sources) source.removeEventListener('change', listener);
  };
}

/** The page's look, live. */
export function useLook(): Look {
  return useSyncExternalStore(subscribe, look);
}

/** What was chosen, live. */
export function useLookChoice(): LookChoice {
  return useSyncExternalStore(subscribe, lookChoice);
}

/** Fluent's theme for a look, in the system's own typeface and with what bars are filled with. */
export function themeOf(shown: Look): Theme {
  return { light, dark: night, contrast }[shown];
}
