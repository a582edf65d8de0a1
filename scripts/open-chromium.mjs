import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The system's Chromium; undefined when there is none. */
export function chromiumPath() {
  return ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
}

/** A Chromium with a profile of its own, which is gone with it. */
export async function openChromium(executablePath) {
  const profile = mkdtempSync(join(tmpdir(), "flowform-chromium-"));
  const browser = await chromium.launchPersistentContext(profile, { executablePath, args: flags });
  return {
    async newPage({ viewport, colorScheme = "light", media = null } = {}) {
      const page = await browser.newPage();
      if (viewport !== undefined) await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, media });
      return page;
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
