import { expect, it } from 'vitest';

import { openDownload } from '../../../../src/import/web/download-pictures.ts';
import type { Web } from '../../../../src/import/web/fetch-file.ts';
import { ImportError } from '../../../../src/import/web/import-error.ts';

function makeWeb(found: string): { readonly web: Pick<Web, 'download'>; readonly asked: string[] } {
  const asked: string[] = [];
  const download: Web['download'] = (address) => {
    asked.push(address);
    return Promise.reject(new ImportError(address, 'a file', found, 'try again later'));
  };
  return { web: { download }, asked };
}

it('a host that never answers is asked three times, the others go on', async () => {
  const { web, asked } = makeWeb('no server of this name');
  const download = openDownload(web);

  for (let number = 0; number < 6; number++)
    await expect(download(`https://gone.example/${number}.jpg`)).rejects.toThrow(ImportError);
  await expect(download('https://other.example/1.jpg')).rejects.toThrow('no server of this name');

  expect(asked).toEqual([
    'https://gone.example/0.jpg',
    'https://gone.example/1.jpg',
    'https://gone.example/2.jpg',
    'https://other.example/1.jpg',
  ]);
});

it('a host that says that it has not got a picture is asked for the next one', async () => {
  const { web, asked } = makeWeb('the answer 404');
  const download = openDownload(web);

  for (let number = 0; number < 6; number++)
    await expect(download(`https://here.example/${number}.jpg`)).rejects.toThrow('the answer 404');

  expect(asked).toHaveLength(6);
});
