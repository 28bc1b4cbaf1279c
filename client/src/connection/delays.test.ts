import { type ErrorCode, errors } from '@protocol/errors';
import { mayRetry, mustChange } from './delays';

test('what the page knows of refusals is what the contract says', () => {
  for (const code of Object.keys(errors) as ErrorCode[]) {
    expect([code, mayRetry({ code, message: '' })]).toEqual([code, errors[code].retry === 'later']);
    if (mustChange({ code, message: '' })) expect([code, errors[code].retry]).toEqual([code, 'never']);
  }
});

test('a code of a later version is left to the person', () => {
  const unknown = { code: 'of_a_later_version' as ErrorCode, message: '' };
  expect([mayRetry(unknown), mustChange(unknown)]).toEqual([false, false]);
});
