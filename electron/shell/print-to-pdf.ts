import type { BrowserWindow } from 'electron';

/**
 * Prints an HTML file as a PDF by its own print style, in a window that nobody sees: it runs nothing, stores nothing and is gone
 * afterwards.
 * @throws what Chromium says where the file can't be shown or printed
 */
export function printToPdf(Window: typeof BrowserWindow): (htmlFile: string) => Promise<Uint8Array> {
  return async (htmlFile) => {
    const window = new Window({
      show: false,
      webPreferences: {
        javascript: false,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        devTools: false,
        spellcheck: false,
        // Without `persist:` it lives in memory alone (Electron docs: session.fromPartition).
        partition: 'userferry-print',
      },
    });
    try {
      await window.loadFile(htmlFile);
      // The report's style says that a page is A4, and its margins.
      return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
    } finally {
      window.destroy();
    }
  };
}
