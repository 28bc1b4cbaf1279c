import { fileNameOf } from './file-name';

test.each([
  ['holiday.jpg', 'holiday.jpg'],
  ['ファイル 👩‍💻.txt', 'ファイル 👩‍💻.txt'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\cv.pdf', 'cv.pdf'],
  ['..', 'file'],
  ['', 'file'],
  ['a/', 'file'],
  [' . ', 'file'],
  ['a\0b\x1b[31m.png', 'ab[31m.png'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['two\r\nlines\u2028.txt', 'two lines .txt'],
  ['half\ud800.txt', 'half.txt'],
  ['a<b>:"c|d?e*.txt', 'a_b___c_d_e_.txt'],
  ['setup.exe. . ', 'setup.exe'],
  ['CON', '_CON'],
  ['nul.tar.gz', '_nul.tar.gz'],
  ['com1 .txt', '_com1 .txt'],
  ['console.log', 'console.log'],
  ['.env', '.env'],
  ['e\u0301te\u0301.txt', 'été.txt'],
])('%j is called %j', (given, name) => {
  expect(fileNameOf(given)).toBe(name);
  expect(fileNameOf(name)).toBe(name);
});

test('a long name is shortened and keeps its ending', () => {
  const long = fileNameOf(`${'é'.repeat(300)}.tar.gz`);
  expect([...long]).toHaveLength(199);
  expect(long).toMatch(/^é+\.gz$/);
  expect(fileNameOf('x'.repeat(10_000))).toBe('x'.repeat(199));
  expect(fileNameOf(`a.${'b'.repeat(300)}`)).toMatch(/^a\.b{197}$/);
  expect([...fileNameOf(`con.${'👍'.repeat(300)}`)]).toHaveLength(200);
});
