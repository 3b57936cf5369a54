import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

const dark = '(prefers-color-scheme: dark)';
const forced = '(forced-colors: active)';

const font =
  "'Segoe UI Variable Text', 'Segoe UI Variable', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', sans-serif";
const light: Theme = { ...webLightTheme, fontFamilyBase: font };
const night: Theme = { ...webDarkTheme, fontFamilyBase: font };
const contrast: Theme = { ...teamsHighContrastTheme, fontFamilyBase: font };

/** Which look the system asks for. */
export type Look = 'light' | 'dark' | 'contrast';

function look(): Look {
  if (matchMedia(forced).matches) return 'contrast';
  return matchMedia(dark).matches ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  const queries = [matchMedia(dark), matchMedia(forced)];
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}

/** The system's look, live. */
export function useLook(): Look {
  return useSyncExternalStore(subscribe, look);
}

/** Fluent's theme for a look, in the system's own typeface. */
export function themeOf(shown: Look): Theme {
  return { light, dark: night, contrast }[shown];
}
