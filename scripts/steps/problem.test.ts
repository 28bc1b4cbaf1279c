import { explain } from './problem.mjs';

test.each([
  ['npm error code ENOSPC', /^The disk is full/],
  ['gyp ERR! stack Error: not found: make', /no compiler was found/],
  ['gyp ERR! find Python You need to install the latest version of Python.', /no compiler was found/],
  ['npm error code EAI_AGAIN', /check the network connection/],
  ["npm error Error: EACCES: permission denied, mkdir '/srv/snug/node_modules'", /cannot be written/],
  ['npm error code EUSAGE', /disagree/],
])('says what to do about "%s"', (output, sentence) => {
  expect(explain('Installing', output).message).toMatch(sentence);
});

test('points at the output of a failure that it does not know', () => {
  expect(explain('Installing', 'something new').message).toBe('Installing failed: the lines above say why.');
});
