import type { LookupAddress } from 'node:dns';

import { describe, expect, it } from 'vitest';

import { checkHost, isOwnNetwork, makeGuardedLookup } from '../../../../src/import/web/own-network.ts';

describe('isOwnNetwork', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '168.63.129.16',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::10.0.0.1',
    'fe80::1%eth0',
    'fd00:ec2::254',
    'ff02::1',
    '2002:7f00:1::',
    'not an address',
  ])('knows %s', (address) => {
    expect(isOwnNetwork(address)).toBe(true);
  });

  it.each([
    '93.184.215.14',
    '172.15.0.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
    '::ffff:93.184.215.14',
    '64:ff9b::5db8:d70e',
  ])('lets %s through', (address) => {
    expect(isOwnNetwork(address)).toBe(false);
  });
});

describe('checkHost', () => {
  it.each([
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
  ])('refuses %s in every form of writing', (host) => {
    expect(() => {
      checkHost(new URL(`http://${host}/`));
    }).toThrow('expected an address of the public web · found one inside this machine’s own network');
  });

  it('leaves names to the moment of connecting', () => {
    expect(() => {
      checkHost(new URL('http://localhost/'));
    }).not.toThrow();
  });
});

describe('makeGuardedLookup', () => {
  const look = (found: readonly LookupAddress[], all: boolean) => {
    const { promise, resolve } = Promise.withResolvers<readonly unknown[]>();
    makeGuardedLookup(async () => found)('a.example', { all }, (...answer) => {
      resolve(answer);
    });
    return promise;
  };
  const inside = { address: '127.0.0.1', family: 4 };
  const outside = { address: '93.184.215.14', family: 4 };

  it('gives only addresses of the public web', async () => {
    expect(await look([inside, outside], true)).toEqual([null, [outside]]);
    expect(await look([inside, outside], false)).toEqual([null, '93.184.215.14', 4]);
  });

  it('refuses a name that has none', async () => {
    const [error] = await look([inside], true);

    expect(error).toMatchObject({
      name: 'ImportError',
      message: expect.stringContaining('a.example · expected'),
    });
  });

  it('asks again at every connection, so that a name cannot change its mind after a check', async () => {
    const answers = [[outside], [inside]];
    const lookup = makeGuardedLookup(async () => answers.shift() ?? []);
    const ask = () =>
      new Promise((resolve) => {
        lookup('a.example', { all: false }, (error, address) => {
          resolve(error?.name ?? address);
        });
      });

    expect([await ask(), await ask()]).toEqual(['93.184.215.14', 'ImportError']);
  });
});
