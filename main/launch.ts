import { resolve } from 'node:path';

/** How this run of the program was asked to be. */
export type Launch = {
  readonly storeFolder: string | undefined;
  readonly userDataFolder: string | undefined;
  readonly isDemo: boolean;
  /** Print one HTML file to PDF and end: no window, no service. */
  readonly renderPdf: { readonly htmlFile: string; readonly pdfFile: string } | undefined;
  /** Write a picture of the window once it is usable. */
  readonly screenshot: { readonly file: string; readonly exitsAfter: boolean } | undefined;
};

/** Reads the command line and the environment; what serves development and tests counts in unpackaged builds only. */
export function readLaunch(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  options: { readonly isPackaged: boolean },
): Launch {
  const valueOf = (name: string): string | undefined => {
    const given = argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
    return given === undefined || given === '' ? undefined : given;
  };
  const fromEnv = (name: string): string | undefined => {
    const given = env[name];
    return options.isPackaged || given === undefined || given === '' ? undefined : given;
  };
  const pathOf = (given: string | undefined): string | undefined =>
    given === undefined ? undefined : resolve(given);
  const html = valueOf('render-pdf');
  const pdf = valueOf('to');
  const screenshot = pathOf(fromEnv('DUTY_ROOM_SCREENSHOT'));
  return {
    storeFolder: pathOf(valueOf('store') ?? fromEnv('DUTY_ROOM_STORE')),
    userDataFolder: pathOf(fromEnv('DUTY_ROOM_USER_DATA')),
    isDemo: argv.includes('--demo'),
    renderPdf:
      html === undefined || pdf === undefined
        ? undefined
        : { htmlFile: resolve(html), pdfFile: resolve(pdf) },
    screenshot:
      screenshot === undefined
        ? undefined
        : { file: screenshot, exitsAfter: fromEnv('DUTY_ROOM_EXIT_AFTER_SCREENSHOT') === '1' },
  };
}
