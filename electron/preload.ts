// Runs in the page's process, in a world apart from the page: passes ports on and does nothing else. contextBridge can't carry
// a MessagePort, so it goes by window.postMessage (Electron's documentation on MessagePorts).
import { ipcRenderer } from 'electron';
import { portMessage, portRequest } from './shell/port-words.ts';

ipcRenderer.on(portMessage, (event) => {
  window.postMessage(portMessage, window.location.origin, [...event.ports]);
});

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === portRequest) ipcRenderer.send(portRequest);
});
