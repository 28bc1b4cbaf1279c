import { hashOfInvite, makeInviteCode } from './invite-code';

test('codes differ, fit into an address, and carry 128 bits', () => {
  const codes = Array.from({ length: 100 }, makeInviteCode);
  expect(new Set(codes).size).toBe(100);
  for (const code of codes) {
    expect(code).toMatch(/^[\w-]+$/);
    expect(Buffer.from(code, 'base64url')).toHaveLength(16);
  }
});

test('what is kept of a code is not the code, and is the same each time', () => {
  const code = makeInviteCode();
  expect(hashOfInvite(code)).not.toContain(code);
  expect(hashOfInvite(code)).toBe(hashOfInvite(code));
  expect(hashOfInvite(makeInviteCode())).not.toBe(hashOfInvite(code));
});
