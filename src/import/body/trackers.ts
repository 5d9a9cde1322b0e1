/** Images that count readers and show nothing, by their hosts and paths. */
const TRACKERS: readonly RegExp[] = [
  /^(?:stats|pixel)\.(?:wordpress|wp)\.com\//,
  /^feeds\.wordpress\.com\/1\.0\//,
  /^(?:feeds|feedproxy)\.(?:feedburner|google)\.com\/(?:~r|~ff|~4)\//,
  /^(?:www\.)?google-analytics\.com\//,
  /^www\.googletagmanager\.com\//,
  /^(?:www\.)?facebook\.com\/tr(?:[/?]|$)/,
  /(?:^|\.)doubleclick\.net\//,
  /^pixel\.quantserve\.com\//,
  /^[bs]b?\.scorecardresearch\.com\//,
  /^counter\.theconversation\.(?:com|edu\.au)\//,
  /^medium\.com\/_\/stat/,
  /^(?:c|www)\.statcounter\.com\//,
  /^(?:da\.)?feedsportal\.com\//,
  /^res\d?\.feedsportal\.com\//,
  /^rss\.buysellads\.com\//,
  /^vg\d\d\.met\.vgwort\.de\//,
];

/** Images that only hold a place, by the names of their files. */
const SPACER =
  /(?:^|\/)(?:spacer|blank|transparent|trans|clear(?:dot)?|pixel|1x1|empty|lazy_placeholder|lazy-placeholder)\.(?:gif|png|svg)(?:[?#]|$)/i;

/** Tells whether an address counts readers. */
export function isTracker(address: string): boolean {
  const bare = address.replace(/^https?:\/\//i, '').toLowerCase();
  return TRACKERS.some((pattern) => pattern.test(bare));
}

/** A picture that is written out in so few characters is a point or an empty frame. */
const SHORTEST_DATA = 400;

/** Tells whether an address holds the place of a picture that a script would load. */
export function isPlaceholder(address: string): boolean {
  if (/^data:/i.test(address)) return !/^data:image\//i.test(address) || address.length < SHORTEST_DATA;
  return /^(?:about|javascript):/i.test(address) || SPACER.test(address);
}
