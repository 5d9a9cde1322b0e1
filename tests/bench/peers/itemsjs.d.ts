/** The part of itemsjs that is measured: the package has no types of its own. */
declare module 'itemsjs' {
  type Bucket = { readonly key: string; readonly doc_count: number };
  type Search = {
    readonly per_page: number;
    readonly sort: string;
    readonly filters?: Readonly<Record<string, readonly string[]>>;
    readonly is_all_filtered_items?: boolean;
    readonly filters_query?: string;
  };
  type Found<Item> = {
    readonly pagination: { readonly total: number };
    readonly data: {
      readonly items: readonly Item[];
      readonly allFilteredItems: readonly Item[] | null;
      readonly aggregations: Readonly<Record<string, { readonly buckets: readonly Bucket[] }>>;
    };
  };
  type Configuration = {
    readonly native_search_enabled: boolean;
    readonly sortings: Readonly<Record<string, { readonly field: string; readonly order: 'asc' | 'desc' }>>;
    readonly aggregations: Readonly<Record<string, { readonly size: number }>>;
  };
  export default function itemsjs<Item>(
    items: Item[],
    configuration: Configuration,
  ): { readonly search: (search: Search) => Found<Item> };
}
