import type { FileInfo } from '@protocol/files';

const groups = ['text', 'archive', 'code', 'table', 'sound', 'video', 'picture', 'file'] as const;

/** What kinds of files look different. */
export type FileGroup = (typeof groups)[number];

const groupOfEnding: Record<string, FileGroup> = {
  ...all('text', 'pdf doc docx odt rtf txt md epub pages log'),
  ...all('archive', 'zip gz tgz bz2 xz 7z rar tar zst'),
  ...all('code', 'html htm xml json js mjs ts tsx css py rs go c cpp h java kt rb php sh sql yml yaml toml'),
  ...all('table', 'csv tsv xls xlsx ods numbers'),
  ...all('sound', 'mp3 wav ogg opus m4a flac aac mid'),
  ...all('video', 'mp4 mov webm mkv avi'),
  ...all('picture', 'svg psd ai heic heif tif tiff bmp ico jpg jpeg png gif webp avif'),
};

const groupOfType: Record<string, FileGroup> = { audio: 'sound', video: 'video', image: 'picture', text: 'text' };

function all(group: FileGroup, endings: string): Record<string, FileGroup> {
  return Object.fromEntries(endings.split(' ').map((ending) => [ending, group]));
}

export function endingOf(name: string): string {
  return /[^.]\.([\p{L}\p{N}]{1,8})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** By its ending, which says more than most types; by its type where the ending says nothing. */
export function groupOf({ name, type }: Pick<FileInfo, 'name' | 'type'>): FileGroup {
  return groupOfEnding[endingOf(name)] ?? groupOfType[type.split('/')[0] ?? ''] ?? 'file';
}

/** What people call such a file: by its ending, as they know it from their own disk. */
export function typeText({ name, type }: Pick<FileInfo, 'name' | 'type'>): string {
  const ending = endingOf(name) || endingOfType(type);
  return ending === '' ? 'File' : `${ending.toUpperCase()} file`;
}

function endingOfType(type: string): string {
  return type === 'application/octet-stream' ? '' : (/\/(?:x-)?([a-z0-9]{1,8})(?:[+;]|$)/.exec(type)?.[1] ?? '');
}
