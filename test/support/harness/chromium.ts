import chromiumOfTests from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** A Chromium without a window: the one of npm, or that of CHROMIUM_PATH. @throws Error where none can start */
export async function startChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromiumOfTests.executablePath());
  // Containers that tests run in have no room for its own sandbox, nor for much shared memory.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Somebody's browser: a language, and no JavaScript unless it is asked for. */
export const newBrowser = (
  browser: Browser,
  locale: 'en' | 'ru',
  { javaScriptEnabled = false } = {},
): Promise<BrowserContext> => browser.newContext({ locale, javaScriptEnabled, viewport: { width: 1024, height: 900 } });
