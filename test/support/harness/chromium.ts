import chromiumOfTests from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** A Chromium without a window: the one of npm, or that of CHROMIUM_PATH. @throws Error where none can start */
export async function startChromium(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'];
  return chromium.launch({
    executablePath: own ?? (await chromiumOfTests.executablePath()),
    args: own ? ['--no-sandbox'] : chromiumOfTests.args,
  });
}

/** Somebody's browser: a language, and no JavaScript unless it is asked for. */
export const newBrowser = (
  browser: Browser,
  locale: 'en' | 'ru',
  { javaScriptEnabled = false } = {},
): Promise<BrowserContext> => browser.newContext({ locale, javaScriptEnabled, viewport: { width: 1024, height: 900 } });
