import { createServer } from 'node:net';

/** Finds a port of localhost that nobody listens on, so that two runs side by side don't meet. */
export function findFreePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.on('error', reject);
  server.listen(0, 'localhost', () => {
    const address = server.address();
    server.close(() => {
      if (address === null || typeof address === 'string') reject(new Error('localhost · gave no port'));
      else resolve(address.port);
    });
  });
  return promise;
}
