import { type LookupAddress, lookup } from 'node:dns';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Outbound } from '../../domain/ports';
import { isInside } from './inside';

/** For the name, the connection and the answer together, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** What of an answer is read, and thrown away. */
const ANSWER_MAX_BYTES = 64 * 1024;

/**
 * Sends by HTTP. The name of a host is looked up here, and the connection goes to the very addresses that were looked at: a name
 * that leads elsewhere a moment later leads nowhere. Redirects are not followed.
 */
export class HttpOutbound implements Outbound {
  /** One name at a time: looking one up may hold a thread for long, and the disk needs those too. */
  private lookingUp: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly mayReachInside: boolean,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {}

  async mayReach(url: string): Promise<boolean> {
    const host = hostOf(url);
    if (isIP(host)) return this.isAllowed(host);
    return this.resolve(host).then(
      () => true,
      () => false,
    );
  }

  async post(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ): Promise<number> {
    const host = hostOf(url);
    // A host that is an address is never looked up.
    if (isIP(host) && !this.isAllowed(host)) throw refusedAddress();
    const request = url.startsWith('https:') ? httpsRequest : httpRequest;
    const asked = request(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
      agent: false,
      lookup: this.lookup,
      signal,
    });
    const patience = setTimeout(() => asked.destroy(new Error('no answer in time')), this.timeoutMs);
    asked.once('close', () => clearTimeout(patience));
    return statusOf(asked.end(body));
  }

  private readonly lookup: LookupFunction = (host, options, callback) => {
    this.resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all) callback(null, addresses);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error) => callback(error, ''),
    );
  };

  /** Every address of a host. Rejects where one of them may not be sent to. */
  private resolve(host: string): Promise<LookupAddress[]> {
    const resolved = this.lookingUp.then(() => addressesOf(host));
    this.lookingUp = resolved.catch(() => {});
    return resolved.then((addresses) => {
      if (addresses.length === 0 || !addresses.every(({ address }) => this.isAllowed(address))) throw refusedAddress();
      return addresses;
    });
  }

  private isAllowed(address: string): boolean {
    return this.mayReachInside || !isInside(address);
  }
}

/** As it is looked up: an address however it was spelt, without the brackets of IPv6. */
function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
}

function addressesOf(host: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });
}

function statusOf(request: ClientRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > ANSWER_MAX_BYTES) response.destroy();
      });
      // However the answer ends: its status has come.
      response.on('error', () => {});
      response.on('close', () => resolve(response.statusCode ?? 0));
    });
  });
}

function refusedAddress(): Error {
  return new Error('the address is not one to be sent to');
}
