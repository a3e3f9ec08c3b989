/** A function that answers the first sentence of a text in that language, word for word. "e.g. by" ends none. */
export function firstSentenceIn(locale: string): (text: string) => string {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' });
  return (text) => {
    const [first] = sentences.segment(text);
    return (first?.segment ?? text).trim();
  };
}
