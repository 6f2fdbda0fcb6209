/** Documents, pictures and recordings: what a program may be started with. Anything else is only shown in its folder. */
const openable: ReadonlySet<string> = new Set(
  (
    'pdf ofd doc docx wps wpt xls xlsx et ppt pptx dps odt ods odp rtf txt csv log eml ics ' +
    'png jpg jpeg gif bmp tif tiff webp heic mp3 wav m4a aac amr ogg mp4 mov avi mkv webm'
  ).split(' '),
);

/** A name under which a received file can be put on any disk: no path, no control or direction marks, not hidden. */
export function safeFileName(given: string): string {
  const name = given
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[\\/:*?"<>|]/gu, '_')
    .replace(/^[\s.]+/u, '')
    .replace(/[\s.]+$/u, '');
  const { stem, extension } = split(name);
  const usable = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu.test(stem) ? `_${stem}` : stem;
  return `${Array.from(usable).slice(0, 60).join('') || 'attachment'}${extension.slice(0, 12)}`;
}

/** True where a file of this name may be given to the program that the system has for it. */
export const mayBeOpened = (name: string): boolean =>
  openable.has(split(name).extension.slice(1).toLowerCase());

function split(name: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? { stem: name, extension: '' } : { stem: name.slice(0, dot), extension: name.slice(dot) };
}
