import type { Menu, MenuItemConstructorOptions } from 'electron';

/**
 * The menu in place of Electron's own, which has Reload, developer tools and links out. Size and full screen stay, for whoever
 * needs larger letters; the edit menu stays because macOS has no Copy and Paste without it.
 */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
    },
    { role: 'windowMenu' },
  ];
}

/** Puts the menu in place, for every window. */
export function setMenu(menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>): void {
  menu.setApplicationMenu(menu.buildFromTemplate(menuTemplate(process.platform)));
}
