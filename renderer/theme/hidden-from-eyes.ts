import type { GriffelStyle } from '@fluentui/react-components';

/** What screen readers read and nobody sees: it takes no room, and is not left out as what is not displayed would be. */
export const hiddenFromEyes = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} satisfies GriffelStyle;
