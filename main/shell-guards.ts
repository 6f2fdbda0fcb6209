import { app, type Session, type WebContents } from 'electron';
import { networkSwitches } from './network-switches.ts';

/** Permissions that a page of ours may use; everything else is denied. */
const grantedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Address schemes that never leave this machine. */
const localSchemes: ReadonlySet<string> = new Set(['app:', 'devtools:', 'blob:', 'data:']);

/** Sets, before the program is ready, what the whole process tree obeys: sandboxed pages and no network. */
export function guardProcess(): void {
  for (const [name, value] of networkSwitches) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
  // Together with --no-sandbox (root, containers) it would only make the network service crash for ever.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

/** Denies permissions, devices and every address that is not local in one session. */
export function guardSession(
  session: Session,
  isAlsoAllowed: (address: string) => boolean = () => false,
): void {
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(grantedPermissions.has(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => grantedPermissions.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => {
    const isLocal = URL.canParse(details.url) && localSchemes.has(new URL(details.url).protocol);
    decide({ cancel: !isLocal && !isAlsoAllowed(details.url) });
  });
  session.on('will-download', (event) => event.preventDefault());
}

function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
