import type { Card, TermHead } from './edition.ts';

/** What a head knows of kin. */
export type RelatedHead = Pick<TermHead, 'name' | 'count' | 'cards'>;

/**
 * Ranks the articles that share tags with one, nearest first. A shared tag weighs the more the
 * fewer articles have it (1 / ln(1 + count), the weight of Adamic and Adar), so that a common
 * maker says more than a common continent; between equals the newest comes first.
 *
 * @param heads the heads of that article's tags: their newest cards are the candidates.
 */
export function rankRelated(card: Card, heads: readonly RelatedHead[], limit: number): readonly Card[] {
  const counts = new Map(heads.map((head) => [head.name, head.count]));
  // Summed in the order of the article's own tags: in another order equals would differ by a rounding.
  const weigh = (other: Card) =>
    card.tags.reduce((sum, { slug, name }) => {
      const count = other.tags.some((tag) => tag.slug === slug) ? counts.get(name) : undefined;
      return count === undefined ? sum : sum + 1 / Math.log(1 + Math.max(count, 2));
    }, 0);
  const candidates = new Map(heads.flatMap((head) => head.cards).map((other) => [other.slug, other]));
  candidates.delete(card.slug);
  return [...candidates.values()]
    .map((other) => ({ other, weight: weigh(other) }))
    .sort((a, b) => b.weight - a.weight || b.other.ordinal - a.other.ordinal)
    .slice(0, limit)
    .map(({ other }) => other);
}
