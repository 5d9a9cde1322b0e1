/** A file of a media library. */
export type Media = {
  readonly id: string;
  readonly src: string;
  readonly title?: string;
  /** Absent where nobody wrote one. */
  readonly alt?: string;
  readonly caption?: string;
  /** The post that it was uploaded to. */
  readonly parent?: string;
  /** Its place among the files of that post. */
  readonly order: number;
};

/** What a media file is, by the end of its address. */
export type MediaKind = 'image' | 'audio' | 'video' | 'other';

/** A media library that can be asked. */
export type MediaShelf = {
  find(id: string): Media | undefined;
  /** The files of a kind that were uploaded to a post, in its order. */
  list(post: string, kind: MediaKind): readonly Media[];
};

/** Tells the kind of a media file. */
export function kindOfMedia(src: string): MediaKind {
  const path = src.replace(/[?#].*$/s, '').toLowerCase();
  if (/\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)$/.test(path)) return 'image';
  if (/\.(?:aac|flac|m4a|mp3|oga|ogg|opus|wav)$/.test(path)) return 'audio';
  return /\.(?:avi|flv|m4v|mov|mp4|mpe?g|ogv|webm|wmv)$/.test(path) ? 'video' : 'other';
}

/** Puts media files on a shelf; of two with one id, the first. */
export function shelveMedia(media: Iterable<Media>): MediaShelf {
  const byId = new Map<string, Media>();
  const byPost = new Map<string, Media[]>();
  for (const file of media) {
    if (byId.has(file.id)) continue;
    byId.set(file.id, file);
    const { parent } = file;
    if (parent === undefined) continue;
    const siblings = byPost.get(parent);
    if (siblings === undefined) byPost.set(parent, [file]);
    else siblings.push(file);
  }
  return {
    find: (id) => byId.get(id),
    list: (post, kind) =>
      (byPost.get(post) ?? [])
        .filter(({ src }) => kindOfMedia(src) === kind)
        .sort((a, b) => a.order - b.order || Number(a.id) - Number(b.id)),
  };
}
