import Bowser from 'bowser';

const longest = 300;

/** What a browser calls itself, in short: "Firefox, Windows". Null where it says nothing that is known. */
export function deviceOf(userAgent: string | undefined): string | null {
  if (!userAgent) return null;
  const { browser, os } = Bowser.parse(userAgent.slice(0, longest));
  return [browser.name, os.name].filter(Boolean).join(', ') || null;
}
