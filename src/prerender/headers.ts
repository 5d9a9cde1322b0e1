import { createHash } from 'node:crypto';

import { BUILD_FILE } from '../model/build-file.ts';
import { RECOVERY_FILE } from './build-recovery.ts';
import { WORKER_FILE } from './build-worker.ts';

/**
 * What a page may do, as a Content-Security-Policy: run and style what the build wrote, speak to its own host, and
 * nothing else by itself. Pictures, sound, film and frames of other sites come where the reader asked for them. One policy serves
 * several documents.
 */
export function printPolicy(documents: readonly string[]): string {
  const scripts = hashAll(documents, /<script>([^]*?)<\/script>/g);
  const styles = hashAll(documents, /<style>([^]*?)<\/style>/g);
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts.join(' ')}`,
    `style-src 'self' ${styles.join(' ')}`,
    "img-src 'self' data: https:",
    "media-src 'self' https:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    'frame-src https:',
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types kiosque',
  ].join('; ');
}

function hashAll(documents: readonly string[], pattern: RegExp): readonly string[] {
  const texts = documents.flatMap((document) => [...document.matchAll(pattern)].map(([, text = '']) => text));
  return [...new Set(texts)].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

/**
 * The headers of every file, in the form that Netlify and Cloudflare Pages read (`_headers`). What a page says in a
 * `<meta>` too is there for hosts that take no headers.
 *
 * @param base the path below which the site is served, with a slash at both ends
 */
export function printHeaders(policy: string, base: string): string {
  const sections = {
    '*': {
      'Content-Security-Policy': `${policy}; frame-ancestors 'none'; upgrade-insecure-requests`,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy':
        'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
    },
    // What tells of a new build is asked for each time. No other rule here gives this header to them: hosts would join both.
    [WORKER_FILE]: { 'Cache-Control': 'no-cache' },
    [RECOVERY_FILE]: { 'Cache-Control': 'no-cache' },
    [BUILD_FILE]: { 'Cache-Control': 'no-cache' },
    // Their names change with what is in them.
    'assets/*': { 'Cache-Control': 'public, max-age=31536000, immutable' },
    'media/*': { 'Cache-Control': 'public, max-age=31536000, immutable' },
    'edition/search/*': { 'Cache-Control': 'public, max-age=31536000, immutable' },
  };
  return Object.entries(sections)
    .map(([path, headers]) =>
      [`${base}${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join(
        '\n',
      ),
    )
    .join('\n');
}
