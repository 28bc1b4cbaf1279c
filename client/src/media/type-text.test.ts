import { endingOf, groupOf, typeText } from './type-text';

const file = (name: string, type = 'application/octet-stream') => ({ name, type });

test('a file is called by its ending, or by its type, or just a file', () => {
  expect(typeText(file('plan.pdf', 'application/pdf'))).toBe('PDF file');
  expect(typeText(file('archive.tar.gz', 'application/gzip'))).toBe('GZ file');
  expect(typeText(file('plan', 'application/pdf'))).toBe('PDF file');
  expect(typeText(file('drawing', 'image/svg+xml'))).toBe('SVG file');
  expect(typeText(file('plan'))).toBe('File');
});

test('what stands after a dot is an ending only where it looks like one', () => {
  expect(endingOf('.bashrc')).toBe('');
  expect(endingOf('Mr. Smith came by')).toBe('');
  expect(endingOf('report.')).toBe('');
  expect(endingOf('PHOTO.JPG')).toBe('jpg');
});

test('files are grouped by what they are to people', () => {
  expect(groupOf(file('a.zip'))).toBe('archive');
  expect(groupOf(file('a.csv', 'text/plain'))).toBe('table');
  expect(groupOf(file('a', 'text/plain'))).toBe('text');
  expect(groupOf(file('a.xyz', 'audio/x-thing'))).toBe('sound');
  expect(groupOf(file('a.constructor'))).toBe('file');
});
