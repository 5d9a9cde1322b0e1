/** Something that happens in this tab, and those who want to hear of it. */
export type Topic<News> = {
  readonly tell: (news: News) => void;
  /** Gives back the function that ends the subscription. */
  readonly subscribe: (listener: (news: News) => void) => () => void;
};

/** Makes a topic that nobody listens to yet. */
export function createTopic<News = void>(): Topic<News> {
  const subscriptions = new Set<{ readonly listener: (news: News) => void }>();
  return {
    tell: (news) => subscriptions.forEach(({ listener }) => listener(news)),
    subscribe: (listener) => {
      const subscription = { listener };
      subscriptions.add(subscription);
      return () => void subscriptions.delete(subscription);
    },
  };
}
