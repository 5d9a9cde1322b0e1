/** What the build writes into its worker. */
declare const BUILD: {
  /** The closed set of files of this build, by their paths below the base: their SHA-256, in base 64. */
  readonly files: Readonly<Record<string, string>>;
  /** The path below which the site is served, with a slash at both ends. */
  readonly base: string;
  /** The file of code that every page of this build names; it names the build. */
  readonly entry: string;
  /** The page without content, which stands for every address. */
  readonly shell: string;
};

/** The build that this worker is of. */
export const OWN_BUILD = BUILD;
