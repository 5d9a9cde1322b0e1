/*
 * All of the reader's library that a page calls, in one module: tests open it in a simulated browser and, bundled, in a
 * real one.
 */
export * from '../../src/reader/backups.ts';
export * from '../../src/reader/database.ts';
export * from '../../src/reader/disk-copy.ts';
export * from '../../src/reader/disk-file.ts';
export * from '../../src/reader/has-disk-copy.ts';
export * from '../../src/reader/keepsake.ts';
export * from '../../src/reader/kept-articles.ts';
export * from '../../src/reader/kept-copy.ts';
export * from '../../src/reader/kept-pictures.ts';
export * from '../../src/reader/library-file.ts';
export * from '../../src/reader/library.ts';
export * from '../../src/reader/mutes.ts';
export * from '../../src/reader/places.ts';
export * from '../../src/reader/reading.ts';
export * from '../../src/reader/saved-page.ts';
export * from '../../src/reader/saved.ts';
export * from '../../src/reader/searches.ts';
export * from '../../src/reader/seen.ts';
export * from '../../src/reader/whole-library.ts';
export * from '../../src/reader/settings.ts';
export * from '../../src/reader/shelf.ts';
