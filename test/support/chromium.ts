import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { chromiumPath, openChromium } from "../../scripts/open-chromium.mjs";

const path = chromiumPath();
const isCi = process.env.CI === "true";

/** A browser that is open while the tests of its block run. */
export interface OpenBrowser {
  newPage(look?: Look): Promise<Page>;
}

export interface Look {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
  readonly media?: "print" | null;
}

/** Tests in a real Chromium. Where there is none they are skipped, which is said; CI always has one. */
export function describeInChromium(name: string, body: (browser: OpenBrowser) => void): void {
  if (path === undefined && !isCi) {
    process.stderr.write(`Skipped, because there is no /usr/bin/chromium here: ${name}\n`);
    describe.skip(name, () => body({ newPage: () => Promise.reject(new Error("no browser")) }));
    return;
  }
  describe(name, () => {
    let browser: { newPage(look?: Look): Promise<Page>; close(): Promise<void> } | undefined;
    beforeAll(async () => {
      if (path === undefined) throw new Error("CI needs Chromium: apt-get install chromium");
      browser = await openChromium(path);
    });
    afterAll(() => browser?.close());
    body({ newPage: (look) => browser?.newPage(look) ?? Promise.reject(new Error("not open yet")) });
  });
}
