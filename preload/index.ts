import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Push } from '#contract/wire';

const bridge: Bridge = {
  call: (method, input, callId) => ipcRenderer.invoke('duty:call', method, input, callId),
  onPush: (listener) => {
    const hear = (_event: unknown, push: Push): void => listener(push);
    ipcRenderer.on('duty:push', hear);
    return () => ipcRenderer.off('duty:push', hear);
  },
};
contextBridge.exposeInMainWorld('duty', bridge);
