import dns from 'node:dns';
import { cleanUp } from '../../../test/support/clean-up';
import { Receiver } from '../../../test/support/receiver';
import { HttpOutbound } from './http-outbound';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await Receiver.open();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await cleanUp();
});

const never = new AbortController().signal;
const post = (outbound: HttpOutbound, url: string, signal = never) => outbound.post(url, {}, '{"text":"👋"}', signal);
const named = (host: string) => receiver.url.replace('127.0.0.1', host);

/** What names lead to, one after the other. */
function namesLeadTo(...addresses: string[]): void {
  const answer = (_host: string, _options: object, callback: (error: null, all: dns.LookupAddress[]) => void) => {
    const address = addresses.shift() ?? '';
    callback(
      null,
      address.split(' ').map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 })),
    );
  };
  jest.spyOn(dns, 'lookup').mockImplementation(answer as never);
}

test('what is inside is asked only where that is allowed, by whatever name', async () => {
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '127.1']) {
    expect(await post(new HttpOutbound(true), named(host))).toBe(200);
    await expect(post(new HttpOutbound(false), named(host))).rejects.toThrow('not one to be sent to');
  }
  expect(receiver.deliveries.map(({ body }) => body)).toEqual(Array(4).fill('{"text":"👋"}'));
});

test('a name that leads elsewhere once it was looked at leads nowhere', async () => {
  namesLeadTo('93.184.215.14', '127.0.0.1', '93.184.215.14 127.0.0.1', '::ffff:127.0.0.1');
  const outbound = new HttpOutbound(false);
  expect(await outbound.mayReach(named('rebind.example'))).toBe(true);
  for (const _ of [1, 2, 3]) {
    await expect(post(outbound, named('rebind.example'))).rejects.toThrow('not one to be sent to');
  }
  expect(receiver.deliveries).toEqual([]);
});

test('the connection goes to the address that was looked at, with the name that was given', async () => {
  namesLeadTo('127.0.0.1');
  expect(await post(new HttpOutbound(true), named('builds.example'))).toBe(200);
  expect(receiver.deliveries[0]?.headers.host).toBe(new URL(named('builds.example')).host);
});

test('an answer that does not come is given up, and so is one that is called off', async () => {
  receiver.hold();
  const calledOff = new AbortController();
  const asked = post(new HttpOutbound(true), receiver.url, calledOff.signal);
  await receiver.receives(1);
  calledOff.abort();
  await expect(asked).rejects.toThrow();
  await expect(post(new HttpOutbound(true, 50), receiver.url)).rejects.toThrow('no answer in time');
  await expect(post(new HttpOutbound(true), 'http://127.0.0.1:9/')).rejects.toThrow();
});

test('one name is looked up at a time: a slow one keeps no more than one thread', async () => {
  const answers: (() => void)[] = [];
  const hold = (_host: string, _options: object, callback: (error: null, all: dns.LookupAddress[]) => void) => {
    answers.push(() => callback(null, [{ address: '93.184.215.14', family: 4 }]));
  };
  const lookup = jest.spyOn(dns, 'lookup').mockImplementation(hold as never);
  const outbound = new HttpOutbound(false);
  const reached = ['http://a.example/', 'http://b.example/'].map((url) => outbound.mayReach(url));
  await new Promise(setImmediate);
  expect(lookup).toHaveBeenCalledTimes(1);
  answers[0]?.();
  expect(await reached[0]).toBe(true);
  await new Promise(setImmediate);
  expect(lookup).toHaveBeenCalledTimes(2);
  answers[1]?.();
  expect(await reached[1]).toBe(true);
});
