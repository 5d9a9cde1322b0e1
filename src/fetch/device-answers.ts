import type { QueryClient } from '@tanstack/react-query';

/** Asks the network for what the device alone has answered: lists and searches say of their data that it is so. */
export function askDeviceAnswersAnew(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ state }) => isOfDevice(state.data) });
}

function isOfDevice(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const isList = 'isOnDeviceOnly' in data && data.isOnDeviceOnly === true;
  const isSearch = 'source' in data && data.source === 'device';
  return isList || isSearch;
}
