import type { SiteFacts } from '../../../src/prerender/site-facts.ts';

/** What a site of these tests says of itself. */
export function makeSiteFacts(): SiteFacts {
  return {
    title: 'Kiosque',
    tagline: 'La technologie, racontée posément',
    language: 'fr',
    url: 'https://kiosque.example',
    timeZone: 'Europe/Paris',
  };
}
