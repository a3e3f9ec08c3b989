const complete = ['en', 'ru'];

/** The language in which an Accept-Language header is answered best: one of the complete ones, else English. */
export function preferredLanguage(header: string | undefined): string {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [range = '', ...parameters] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { language: range.split('-')[0]!, weight: weight === undefined ? 1 : Number(weight) };
  });
  const [best] = wishes
    .filter(({ language, weight }) => complete.includes(language) && weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return best?.language ?? 'en';
}
