import { readContent } from '../../../test/support/read-content';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const byte = (number: number) => String.fromCharCode(number);
const element = (id: string, text: string) => id + byte(0x80 | text.length) + text;

/** As browsers record it: a head, a segment of unknown length, and its tracks. */
function webm(docType: string, ...tracks: number[]): Buffer {
  const head = element('\x1a\x45\xdf\xa3', element('\x42\x82', docType));
  const entries = tracks.map((type, n) => element('\xae', element('\xd7', byte(n)) + element('\x83', byte(type))));
  const segment = `\x18\x53\x80\x67\x01${'\xff'.repeat(7)}${element('\xec', 'void')}`;
  return latin1(`${head}${segment}${element('\x16\x54\xae\x6b', entries.join(''))}`);
}

function box(name: string, text: string): string {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(text.length + 8);
  return size.toString('latin1') + name + text;
}

const movie = (...handlers: string[]) =>
  box('moov', handlers.map((handler) => box('trak', box('mdia', box('hdlr', `\0\0\0\0\0\0\0\0${handler}`)))).join(''));
const mp4 = (brand: string, ...others: string[]) => box('ftyp', `${brand}\0\0\0\0${others.join('')}`);

test.each<[string, Buffer, string, string]>([
  ['MP3 with a tag', latin1('ID3\x04\0'), 'audio/mpeg', 'sound'],
  ['MP3 without one', latin1('\xff\xfb\x90\x64\0\0'), 'audio/mpeg', 'sound'],
  ['WAV', latin1('RIFF\0\0\0\0WAVEfmt '), 'audio/wav', 'sound'],
  ['FLAC', latin1('fLaC\0\0\0\x22'), 'audio/flac', 'sound'],
  ['Ogg with Opus', latin1(`OggS${'\0'.repeat(24)}OpusHead`), 'audio/ogg', 'sound'],
  ['Ogg with Theora', latin1(`OggS${'\0'.repeat(24)}\x80theora`), 'video/ogg', 'video'],
  ['M4A', latin1(mp4('M4A ', 'mp42')), 'audio/mp4', 'sound'],
  ['MP4 of sound alone', latin1(mp4('isom') + movie('soun')), 'audio/mp4', 'sound'],
  [
    'MP4 with a picture',
    latin1(mp4('isom') + box('mdat', 'x'.repeat(9_999)) + movie('soun', 'vide')),
    'video/mp4',
    'video',
  ],
  ['QuickTime', latin1(mp4('qt  ') + movie('vide')), 'video/quicktime', 'video'],
  ['WebM of sound', webm('webm', 2), 'audio/webm', 'sound'],
  ['WebM with a picture', webm('webm', 1, 2), 'video/webm', 'video'],
  ['WebM whose tracks are not found', webm('webm'), 'video/webm', 'video'],
  ['Matroska', webm('matroska', 1), 'video/matroska', 'other'],
  ['HEIC', latin1(mp4('heic', 'mif1')), 'image/heic', 'other'],
  ['HEIC that is a picture in general first', latin1(mp4('mif1', 'mif1', 'heic')), 'image/heic', 'other'],
  ['PDF', latin1('%PDF-1.7\n'), 'application/pdf', 'other'],
  ['ZIP, as documents are too', latin1('PK\x03\x04\x14\0'), 'application/zip', 'other'],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'), 'text/plain', 'other'],
  ['HTML', Buffer.from('<!doctype html><script>x()</script>'), 'text/plain', 'other'],
  ['text in every script', Buffer.from('\ufeffvoilà, вода, 水, 🍋\r\n\t'), 'text/plain', 'other'],
  ['text that is cut in a character', Buffer.from('水'.repeat(5_000)), 'text/plain', 'other'],
  ['text with half a character', Buffer.from('水').subarray(0, 2), 'application/octet-stream', 'other'],
  ['nothing', Buffer.alloc(0), 'text/plain', 'other'],
  ['a program', latin1('MZ\x90\0\x03\0\0\0'), 'application/octet-stream', 'other'],
  ['a picture that has only begun', latin1('\x89PNG\r\n\x1a\n\0\0'), 'application/octet-stream', 'other'],
  ['HTML that begins as a GIF', latin1('GIF89a'), 'application/octet-stream', 'other'],
  ['a bitmap', latin1('BM\x3a\0\0\0\0\0\0\0'), 'application/octet-stream', 'other'],
  ['RIFF of something else', latin1('RIFF\0\0\0\0AVI LIST'), 'application/octet-stream', 'other'],
])('%s', (_what, file, type, kind) => {
  for (const piece of [3, 65_536]) {
    const { found, kept } = readContent(file, piece);
    expect(found).toEqual({ type, kind });
    expect(kept.equals(file)).toBe(true);
  }
});

test('what is a picture and a page at once is a picture, up to where it stops being one', () => {
  const page = '=1;/*<script>alert(1)</script>*/';
  const { found, kept } = readContent(latin1(`GIF89a/*\x20\x01\0\0\0${page}`));
  expect(found).toMatchObject({ type: 'image/gif', kind: 'picture' });
  expect(kept.includes('script')).toBe(false);
});

describe('of a video', () => {
  const where = box('udta', box('\xa9xyz', '\0\x12\x15\xc7+51.5-000.1/') + box('loci', 'Snug place'));
  const keys = box('meta', box('hdlr', `${'\0'.repeat(8)}mdta`) + box('keys', 'com.apple.quicktime.location.ISO6709'));
  const track = box('trak', box('mdia', box('hdlr', `${'\0'.repeat(8)}vide`)) + where);
  const tags = box(
    'udta',
    box('meta', `\0\0\0\0${box('hdlr', `${'\0'.repeat(8)}mdir`)}${box('ilst', 'A song by Snug')}`),
  );
  const data = box('mdat', 'pictures '.repeat(2_000));

  test.each([1, 10, 65_536])('the position is blanked where it stands, in pieces of %i bytes', (piece) => {
    const pieces = [
      mp4('qt  '),
      box('moov', box('mvhd', 'head') + track + where + keys),
      data,
      box('uuid', 'XMP of Snug'),
    ];
    const file = latin1(pieces.join(''));
    const { kept, found } = readContent(file, piece);
    expect(found).toEqual({ type: 'video/quicktime', kind: 'video' });
    expect(kept).toHaveLength(file.length);
    for (const secret of ['+51.5', 'Snug', 'xyz', 'ISO6709']) expect(kept.includes(secret)).toBe(false);
    for (const part of [data, 'mvhd', 'vide'])
      expect(kept.indexOf(part, 0, 'latin1')).toBe(file.indexOf(part, 0, 'latin1'));
  });

  test('the tags of music stay', () => {
    const file = latin1(mp4('M4A ') + box('moov', box('mvhd', 'head') + tags) + data);
    expect(readContent(file, 10).kept.equals(file)).toBe(true);
  });

  test('boxes of 64 bits, to the end of the file, and too large for where they are', () => {
    const large = latin1(`\0\0\0\x01mdat\0\0\0\0\0\0\0\x18pictures${box('moov', where)}`);
    const endless = latin1(`\0\0\0\0moov${where}`);
    const lying = latin1(box('moov', `\0\xff\xff\xffudta${where}`) + data);
    for (const file of [large, endless, lying].map((rest) => Buffer.concat([latin1(mp4('isom')), rest]))) {
      const { kept } = readContent(file, 6);
      expect(kept).toHaveLength(file.length);
      expect(kept.includes('Snug place')).toBe(false);
    }
  });
});
