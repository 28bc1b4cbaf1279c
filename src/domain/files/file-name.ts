import { FILE_NAME_MAX_CHARACTERS } from '../../protocol/index';

/** Longest ending that a name keeps where it is shortened, with its dot. */
const ENDING_MAX = 20;

/** Controls, halves of characters, and what changes how the rest is read. What joins emoji and letters stays. */
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;
const lineBreaks = /[\n\r\t\p{Zl}\p{Zp}]+/gu;
/** What some systems take for a part of a path, a stream or a pattern. */
const notInNames = /[<>:"|?*]/g;
/** Devices of Windows, with any ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?=\s*(?:\.|$))/i;

/** The name that a file is given: what it was called, without what could harm whoever saves it, or deceive who reads it. */
export function fileNameOf(text: string): string {
  const last = text.replace(lineBreaks, ' ').replace(unseen, '').split(/[/\\]/).at(-1) ?? '';
  const written = last.normalize('NFC').replace(notInNames, '_').replace(/\s+/g, ' ').trim();
  // Windows leaves dots at the end away, so that `x.exe.` would be another file than it seems.
  const name = shortened(written).replace(/[. ]+$/, '');
  if (name === '') return 'file';
  return devices.test(name) ? `_${name}` : name;
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length < FILE_NAME_MAX_CHARACTERS) return name;
  const dot = characters.lastIndexOf('.');
  const ending = dot > 0 && characters.length - dot <= ENDING_MAX ? characters.slice(dot) : [];
  // One less: a device's name gets a sign in front.
  return [...characters.slice(0, FILE_NAME_MAX_CHARACTERS - 1 - ending.length), ...ending].join('');
}
