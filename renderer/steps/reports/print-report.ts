import { t } from '@lingui/core/macro';
/**
 * Opens the print dialog on a report alone; resolves when it is shut. The frame is there for so long only: it may run nothing, but is of the
 * page’s own origin, which a page needs to have a frame printed.
 */
export async function printReport(srcdoc: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.title = t`Report to print`;
  // No script runs in it: `allow-modals` is for the dialog, which the page opens.
  frame.sandbox.add('allow-same-origin', 'allow-modals');
  frame.setAttribute('aria-hidden', 'true');
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0', visibility: 'hidden' });
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = srcdoc;
  document.body.append(frame);
  try {
    await loaded;
    // It comes back when the dialog is shut.
    frame.contentWindow?.print();
  } finally {
    frame.remove();
  }
}
