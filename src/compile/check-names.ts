import type { Article, Author, Category, Site } from '../model/article.ts';
import type { Fault } from '../model/fault.ts';
import { showValue, suggestName } from '../model/fault.ts';

/** What no two articles may share: an id, an address, an old address. */
export type Claim = Pick<Partial<Article>, 'id' | 'slug' | 'aliases'>;

/**
 * Opens the register of what articles claim. Whoever claims what another file claimed before has
 * a fault.
 */
export function openClaims(): (file: string, claim: Claim) => readonly Fault[] {
  const [ids, slugs, aliases] = [0, 0, 0].map(() => new Map<string, string>());
  const claim = (owners: Map<string, string> | undefined, name: string, file: string) => {
    const owner = owners?.get(name);
    if (owner === undefined) owners?.set(name, file);
    return owner;
  };
  return (file, claimed) => {
    const faults: Fault[] = [];
    const take = (owners: Map<string, string> | undefined, name: string, path: string, noun: string) => {
      const owner = claim(owners, name, file);
      if (owner === undefined) return;
      const found = `${showValue(name)}, as in ${owner}`;
      const fix = 'change one of the two';
      faults.push({ severity: 'error', file, path, expected: `${noun} of its own`, found, fix });
    };
    if (claimed.id !== undefined) take(ids, claimed.id, 'id', 'an id');
    if (claimed.slug !== undefined) take(slugs, claimed.slug, '', 'a file name');
    for (const [index, alias] of (claimed.aliases ?? []).entries())
      take(aliases, alias, `_kiosque.aliases[${index}]`, 'an old address');
    return faults;
  };
}

/** The names that a file of the content folder introduces. */
type Register = { readonly file: string; readonly noun: string; readonly names: ReadonlySet<string> };

/** Looks up the names of an article in the lists of the content folder. */
export type NameCheck = {
  checkArticle(file: string, parts: Partial<Article>): readonly Fault[];
  checkSite(site: Site): readonly Fault[];
};

/** Opens the check of names. A list that could not be read is not held against the articles. */
export function openNameCheck(
  authors: readonly Author[] | undefined,
  categories: readonly Category[] | undefined,
): NameCheck {
  const people = authors && {
    file: 'authors.json',
    noun: 'a name',
    names: new Set(authors.map(({ name }) => name)),
  };
  const sections = categories && {
    file: 'categories.json',
    noun: 'a category',
    names: new Set<string>(categories.map(({ slug }) => slug)),
  };
  return {
    checkArticle: (file, parts) => [
      ...(parts.authors ?? []).flatMap((name, index) => lookUp(name, people, file, `authors[${index}].name`)),
      ...(parts.category === undefined ? [] : lookUp(parts.category, sections, file, '_kiosque.category')),
    ],
    checkSite: (site) =>
      site.home.sections.flatMap((slug, index) =>
        lookUp(slug, sections, 'site.json', `home.sections[${index}]`),
      ),
  };
}

/** Says that a name is not in a register, and which one was probably meant. */
function lookUp(name: string, register: Register | undefined, file: string, path: string): readonly Fault[] {
  if (register === undefined || register.names.has(name)) return [];
  const meant = suggestName(name, [...register.names]);
  return [
    {
      severity: 'error',
      file,
      path,
      expected: `${register.noun} of ${register.file}`,
      found: showValue(name),
      fix: `write ${meant === undefined ? 'one that is there' : showValue(meant)}, or add it to ${register.file}`,
    },
  ];
}
