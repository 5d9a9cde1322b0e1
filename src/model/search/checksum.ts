/** A number of 32 bits that differs for texts that differ, but by rare chance (FNV-1a over UTF-16 code units). */
export function checksum(...texts: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    // So that `ab`, `c` is not `a`, `bc`.
    hash = Math.imul(hash ^ 0x10000, 0x01000193);
  }
  return hash >>> 0;
}
