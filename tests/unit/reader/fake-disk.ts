import { vi } from 'vitest';

import type { DiskFile } from '../../../src/reader/disk-file.ts';

/** A file on a disk that several devices see, and all that can go wrong with it. */
export class FakeDisk {
  /** Nothing where there is no such file. */
  text: string | undefined = '';
  permission: PermissionState = 'granted';
  /** What the reader answers when the browser asks them. */
  answer: PermissionState = 'granted';
  /** The name of the error with which writing ends. */
  refusal: string | undefined;
  /** How often it was written, by whomever. */
  writes = 0;
  /** How often it was read to its end. */
  reads = 0;
  /** Called while somebody writes, before what they write takes its place. */
  onWriting: (() => void) | undefined;

  /** Puts a text into the file, as another program does. */
  replace(text: string): void {
    this.text = text;
    this.writes += 1;
  }

  /** A handle to it, as a picker gives one. */
  makeHandle(name = 'kiosque.json'): DiskFile {
    return new FakeHandle(this, name) as unknown as DiskFile;
  }

  read(): File {
    if (this.text === undefined) throw new DOMException('gone', 'NotFoundError');
    const file = new File([this.text], 'kiosque.json', { lastModified: this.writes });
    const text = file.text.bind(file);
    file.text = () => {
      this.reads += 1;
      return text();
    };
    return file;
  }
}

class FakeHandle {
  readonly disk: FakeDisk;
  readonly name: string;

  constructor(disk: FakeDisk, name: string) {
    this.disk = disk;
    this.name = name;
  }

  queryPermission = async () => this.disk.permission;

  requestPermission = async () => {
    this.disk.permission = this.disk.answer;
    return this.disk.permission;
  };

  getFile = async () => this.disk.read();

  createWritable = async () => {
    let written = '';
    return {
      write: async (blob: Blob) => {
        written = await blob.text();
        this.disk.onWriting?.();
        if (this.disk.refusal !== undefined) throw new DOMException('refused', this.disk.refusal);
      },
      close: async () => this.disk.replace(written),
      abort: async () => undefined,
    };
  };
}

/** Lets the simulated browser keep files: pickers that give this one, storage that takes handles, and turns. */
export function offerDisk(disk: FakeDisk): void {
  vi.stubGlobal('showSaveFilePicker', async () => {
    // As the browser does: what is there is gone once it is chosen.
    disk.replace('');
    return disk.makeHandle();
  });
  vi.stubGlobal('showOpenFilePicker', async () => [disk.makeHandle()]);
  const turns = makeTurns();
  vi.stubGlobal('navigator', { storage: navigator.storage, locks: { request: turns } });
  const clone = structuredCloneOfNode;
  vi.stubGlobal('structuredClone', (value: unknown) =>
    hasHandle(value) ? { ...clone({ ...value, file: undefined }), file: value.file } : clone(value),
  );
}

const structuredCloneOfNode = globalThis.structuredClone;

function hasHandle(value: unknown): value is { readonly file: FakeHandle } {
  return typeof value === 'object' && value !== null && 'file' in value && value.file instanceof FakeHandle;
}

function makeTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(_name: string, work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
