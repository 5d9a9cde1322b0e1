import { useDownloadWords } from './download-words.ts';

/** Says of a search that only this device answered; its code comes for those who see it. */
export function SearchedOnDevice() {
  return <p>{useDownloadWords().onDeviceOnly}</p>;
}
